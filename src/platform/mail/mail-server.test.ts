import { expect, it } from 'vitest';
import { mailServerOf } from './mail-server.ts';

const signIn = { user: 'desk@harmon.example', password: 'p@ss' };

it.each([
  ['smtp://mail.example.com', { host: 'mail.example.com', port: 587, secure: false }],
  ['smtps://mail.example.com', { host: 'mail.example.com', port: 465, secure: true }],
  ['smtp://[::1]:2525', { host: '::1', port: 2525, secure: false }],
])('reads %s', (url, server) => {
  expect(mailServerOf(url)).toEqual(server);
});

it.each([
  ['mail.example.com', true],
  ['127.example.com', true],
  ['10.0.0.1', true],
  ['localhost', false],
  ['127.0.0.1', false],
  ['[::1]', false],
])('signs in to %s only by TLS: %s', (host, requireTls) => {
  expect(mailServerOf(`smtp://desk%40harmon.example:p%40ss@${host}:587`)).toMatchObject({
    signIn,
    requireTls,
  });
});

it('is none where none is set', () => {
  expect(mailServerOf(undefined)).toBe(null);
});
