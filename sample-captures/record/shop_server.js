// SPDX-License-Identifier: Apache-2.0
// A small shop on HTTP/1.1: plain pages, a chunked and a compressed answer, a long text for downloads.
//     node shop_server.js ADDRESS PORT
'use strict';
const http = require('node:http');
const zlib = require('node:zlib');

const home = '<!doctype html>\n<title>Tea shop</title>\n<h1>Tea</h1>\n<p><a href="/catalogue">What we have</a></p>\n';
const homeTag = '"tea-1"';
const catalogue = JSON.stringify(Array.from({ length: 24 }, (_, i) =>
  ({ id: 100 + i, tea: ['Assam', 'Darjeeling', 'Sencha', 'Oolong'][i % 4], grams: 50 * (1 + i % 3), price: 3.5 + i / 4 })), null, 1);

// Sixteen bytes a line, and every line says at which byte it begins.
const offsets = length => {
  let text = '';
  while (text.length < length) text += `offset ${String(text.length).padStart(8, '0')}\n`;
  return text;
};

const routes = {
  'GET /': (request, response) => {
    if (request.headers['if-none-match'] === homeTag) return response.writeHead(304, { ETag: homeTag }).end();
    response.writeHead(200, { 'Content-Type': 'text/html', 'Content-Length': Buffer.byteLength(home), ETag: homeTag }).end(home);
  },
  // Three pieces, each sent when it is known: the length of the whole is not known at the start, so it goes out in chunks.
  'GET /brewing': (request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/plain' });
    ['water boils\n', 'tea steeps for three minutes\n', 'done\n'].forEach((line, i, all) =>
      setTimeout(() => i < all.length - 1 ? response.write(line) : response.end(line), 40 * i));
  },
  'GET /catalogue': (request, response) => {
    const gzip = /\bgzip\b/.test(request.headers['accept-encoding'] || '');
    const body = gzip ? zlib.gzipSync(catalogue) : Buffer.from(catalogue);
    const headers = { 'Content-Type': 'application/json', 'Content-Length': body.length, Vary: 'Accept-Encoding' };
    response.writeHead(200, gzip ? { ...headers, 'Content-Encoding': 'gzip' } : headers).end(body);
  },
  'HEAD /catalogue': (request, response) =>
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(catalogue), Vary: 'Accept-Encoding' }).end(),
  'POST /orders': (request, response) => {
    let body = '';
    request.on('data', piece => { body += piece; });
    request.on('end', () => {
      const answer = JSON.stringify({ order: 1, grams: JSON.parse(body).grams }) + '\n';
      response.writeHead(201, { 'Content-Type': 'application/json', 'Content-Length': answer.length, Location: '/orders/1' }).end(answer);
    });
  },
  'GET /offsets': (request, response) => {
    const text = offsets(72000);
    response.writeHead(200, { 'Content-Type': 'text/plain', 'Content-Length': text.length }).end(text);
  },
};

http.createServer((request, response) => {
  const route = routes[`${request.method} ${request.url}`];
  if (route) return route(request, response);
  const text = 'no such page\n';
  response.writeHead(404, { 'Content-Type': 'text/plain', 'Content-Length': text.length }).end(text);
}).listen(Number(process.argv[3]), process.argv[2], () => console.log('ready'));
