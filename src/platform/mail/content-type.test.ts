import { describe, expect, it } from 'vitest';
import { isPicture, typeOf } from './content-type.ts';

const bytes = (latin1: string) => new Uint8Array(Buffer.from(latin1, 'latin1'));
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

describe('telling what a file is', () => {
  it.each([
    ['\x89PNG\r\n\x1a\n....', 'text/plain', 'image/png'],
    ['\xff\xd8\xff\xe0..JFIF', 'application/octet-stream', 'image/jpeg'],
    ['GIF89a..', 'image/png', 'image/gif'],
    ['%PDF-1.7', 'image/jpeg', 'application/pdf'],
    ['PK\x03\x04....', 'application/x-whatever', 'application/zip'],
    ['PK\x03\x04....', word, word],
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'application/msword', 'application/msword'],
    ['RIFF....WEBPVP8 ', '', 'image/webp'],
    ['RIFF....WAVEfmt ', 'audio/x-wav', 'audio/wav'],
    ['ID3\x04', 'audio/mp3', 'audio/mpeg'],
    ['OggS\0', 'audio/ogg', 'audio/ogg'],
    ['....ftypheic', 'image/heif', 'image/heic'],
    ['....ftypisom', 'video/mp4', 'video/mp4'],
  ])('knows %j, sent as %s, to be %s', (content, declared, type) => {
    expect(typeOf(bytes(content), declared)).toBe(type);
  });

  it.each([
    ['hello', 'text/plain', 'text/plain'],
    ['BEGIN:VCALENDAR', 'text/calendar', 'text/calendar'],
    ['a,b', 'text/csv', 'text/csv'],
    ['Subject: x', 'message/rfc822', 'message/rfc822'],
    ['hello', 'not a type', 'application/octet-stream'],
    ['hello', `x/${'y'.repeat(99)}`, 'application/octet-stream'],
    ['hello', '__proto__/x', 'application/octet-stream'],
  ])('believes of %j, sent as %s, no more than %s', (content, declared, type) => {
    expect(typeOf(bytes(content), declared)).toBe(type);
  });

  it.each([
    ['<svg onload="x()">', 'image/svg+xml'],
    ['<p>hello', 'text/html'],
    ['<a/>', 'application/xml'],
    ['x()', 'text/javascript'],
    ['\xef\xbb\xbf <!DOCTYPE html>', 'text/plain'],
    ['\xff\xfe<\0s\0c\0r\0i\0p\0t\0>\0', 'text/plain'],
    ['<script>x()</script>', 'image/png'],
    ['not a picture', 'image/png'],
    ['#!/bin/sh', 'text/plain'],
  ])('gives %j, sent as %s, no type that a browser would open', (content, declared) => {
    const type = typeOf(bytes(content), declared);
    expect(type).toBe('application/octet-stream');
    expect(isPicture(type)).toBe(false);
  });
});
