"""Prints what SciPy 1.17.1 says of the samples of KolmogorovSmirnovTest into ks2samp.csv and kstwo.csv."""

import numpy as np
from scipy import stats
M=(1<<64)-1
def lcg(seed,n):
    s=seed; out=np.empty(n)
    for i in range(n):
        s=(s*6364136223846793005+1442695040888963407)&M
        out[i]=(s>>11)/2.0**53
    return out
shapes={'uniform':lambda u:u,'tied':lambda u:np.floor(u*10),'heavy':lambda u:np.floor(u**8*1e6)/4,'shifted':lambda u:u*1.1+0.05}
def s(name,seed,n): return shapes[name](lcg(seed,n))
rows=[]
for (a,sa,na,b,sb,nb) in [('uniform',1,5,'uniform',2,5),('uniform',1,7,'uniform',2,12),('uniform',3,50,'shifted',4,50),('tied',5,100,'tied',6,80),
  ('heavy',7,1000,'heavy',8,1500),('uniform',9,3000,'shifted',10,2500),('uniform',11,1,'uniform',12,9),('uniform',13,10000,'uniform',14,9999),
  ('uniform',15,12000,'uniform',16,3),('heavy',17,20000,'heavy',18,150),('uniform',19,20000,'shifted',20,30000),('tied',21,50000,'tied',22,60000),
  ('uniform',23,100000,'uniform',24,100000),('heavy',25,30000,'tied',26,30000)]:
    r=stats.ks_2samp(s(a,sa,na),s(b,sb,nb))
    rows.append(f'{a},{sa},{na},{b},{sb},{nb},{r.statistic!r},{r.pvalue!r}'.replace('np.float64(','').replace(')',''))
open('ks2samp.csv','w').write('\n'.join(rows)+'\n')
t=[]
for n in (1,2,5,20,60,139,140,141,500,3000,50000,100000,200000,1400000):
    for z in (0.3,0.5,0.7,0.85,1.0,1.2,1.48,1.6,1.9,2.2,3.5):
        x=z/np.sqrt(n)
        if x<1: t.append(f'{n},{float(x)!r},{float(stats.kstwo.sf(x,n))!r}')
open('kstwo.csv','w').write('\n'.join(t)+'\n')
