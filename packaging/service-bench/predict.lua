-- For wrk: one flow after the other, and the numbers in lines of their own.
local bodies = dofile(os.getenv('BODIES'))
local pause = tonumber(os.getenv('PAUSE'))
local next = 0
local headers = {['Content-Type'] = 'application/json'}

function request()
  next = next % #bodies + 1
  return wrk.format('POST', nil, headers, bodies[next])
end

if pause > 0 then
  function delay()
    return pause
  end
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format('rate %.0f\np50 %.2f\np99 %.2f\nfailed %d\n', summary.requests / summary.duration * 1e6,
    latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
