import { crc32, deflateSync } from 'node:zlib';
import type { Attached } from './compose.ts';

type Color = [red: number, green: number, blue: number];

const [width, height] = [320, 200];

/** A picture that a customer took: nothing but waves of one colour, and yet a real PNG. */
export function photo(filename: string, color: Color): Attached {
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const light = 0.55 + 0.45 * Math.sin(x / 40) * Math.cos(y / 30);
      rows.set(
        color.map((part) => part * light),
        y * (1 + width * 3) + 1 + x * 3,
      );
    }
  }
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const chunks = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
  return { filename, content: Buffer.concat([signature, ...chunks]), contentType: 'image/png' };
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

const rate = 8000;

/** What somebody spoke onto the machine: a hum that rises and falls like a sentence, and yet a real WAV. */
export function recording(filename: string, seconds: number): Attached {
  const samples = Buffer.alloc(rate * seconds);
  for (let at = 0; at < samples.length; at += 1) {
    const time = at / rate;
    const pitch = 140 + 25 * Math.sin(time * 3);
    const loud = Math.max(0, Math.sin(time * 11)) * 40;
    samples[at] = 128 + loud * Math.sin(2 * Math.PI * pitch * time);
  }
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + samples.length, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples.length, 40);
  return { filename, content: Buffer.concat([header, samples]), contentType: 'audio/wav' };
}

/** A sheet of paper with a few lines on it. */
export function sheet(filename: string, lines: string[]): Attached {
  const shown = lines.map(
    (line, at) => `${at === 0 ? '' : '0 -24 Td '}(${line.replace(/[\\()]/g, '\\$&')}) Tj`,
  );
  const stream = `BT /F1 14 Tf 72 760 Td ${shown.join(' ')} ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  return { filename, content: Buffer.from(pdf(objects), 'latin1'), contentType: 'application/pdf' };
}

function pdf(objects: string[]): string {
  let text = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const start = text.length;
  const size = objects.length + 1;
  text += `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}`;
  return `${text}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
}
