'use strict';

const byId = id => document.getElementById(id);

/** An element with a text and others in it. Text never becomes markup. */
function element(name, text, ...children) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  made.append(...children);
  return made;
}

const typeOf = schema => schema.$ref ? schema.$ref.split('/').pop()
  : [].concat(schema.type || (schema.anyOf || []).map(typeOf)).join(' or ');

function table(head, rows) {
  const line = (cells, name) => element('tr', '', ...cells.map(cell => element(name, String(cell ?? ''))));
  return element('table', '', line(head, 'th'), ...rows.map(row => line(row, 'td')));
}

function operation(path, method, asked) {
  const title = element('summary', '', element('span', method.toUpperCase()), element('code', path));
  title.firstChild.className = 'method';
  title.append(' ', asked.summary);
  if (asked.security && asked.security.length === 0) {
    const open = element('span', 'without a token');
    open.className = 'open';
    title.append(open);
  }
  const parts = [title];
  if (asked.description) parts.push(element('p', asked.description));
  if (asked.parameters) {
    parts.push(table(['parameter', 'type', ''], asked.parameters.map(p =>
      [p.name, p.schema.enum ? p.schema.enum.join(' or ') : typeOf(p.schema), p.description])));
  }
  if (asked.requestBody) {
    parts.push(table(['body', ''], Object.entries(asked.requestBody.content).map(([type, body]) =>
      [type, typeOf(body.schema)])));
  }
  parts.push(table(['answer', '', ''], Object.entries(asked.responses).map(([status, answer]) =>
    [status, Object.keys(answer.content).join(', '), answer.description])));
  return element('details', '', ...parts);
}

function show(api) {
  byId('summary').textContent = api.info.summary;
  for (const [path, methods] of Object.entries(api.paths)) {
    for (const [method, asked] of Object.entries(methods)) {
      byId('paths').append(operation(path, method, asked));
      if (method === 'post' && path !== '/predict/batch') byId('path').append(element('option', path));
    }
  }
  for (const [name, schema] of Object.entries(api.components.schemas)) {
    const rows = Object.entries(schema.properties).map(([key, value]) => [key, typeOf(value), value.description]);
    byId('schemas').append(element('details', '', element('summary', name), element('p', schema.description),
      table(['name', 'type', ''], rows)));
  }
  const flow = api.components.schemas.Flow.examples;
  if (flow) byId('flow').value = JSON.stringify(flow[0], null, 1);
}

async function send() {
  const headers = {'Content-Type': 'application/json'};
  if (byId('token').value) headers.Authorization = 'Bearer ' + byId('token').value;
  const started = performance.now();
  const answer = await fetch(byId('path').value + '?explain=' + byId('explain').value,
    {method: 'POST', headers, body: byId('flow').value});
  const text = await answer.text();
  byId('status').textContent = answer.status + ' ' + answer.statusText + ', ' + (performance.now() - started).toFixed(1) + ' ms';
  byId('answer').textContent = JSON.stringify(JSON.parse(text), null, 1);
}

document.querySelector('form').addEventListener('submit', event => {
  event.preventDefault();
  send().catch(e => { byId('status').textContent = String(e); });
});
fetch('openapi.json').then(answer => answer.json()).then(show).catch(e => { byId('summary').textContent = String(e); });
