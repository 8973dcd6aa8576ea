import { maxHeaderSize } from 'node:http';
import type { Socket } from 'node:net';
import type { ProblemCode } from '@gouvtech/domain';
import { PROBLEMS } from '../contract/problems.ts';

/** Requests that Node itself refuses, before any route: unreadable, too large, too slow. Written on the bare socket. */
export const clientErrors =
  (publicOrigin: string) =>
  (error: Error & { code?: string }, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
      socket.destroy();
      return;
    }
    const [code, status, reason, detail] = describe(error.code ?? '');
    const body = JSON.stringify({
      type: `${publicOrigin}/api/problems/${code}`,
      title: PROBLEMS[code].title,
      status,
      code,
      detail,
      instance: 'about:blank',
    });
    socket.end(
      `HTTP/1.1 ${status} ${reason}\r\ncontent-type: application/problem+json; charset=utf-8\r\n` +
        `content-length: ${Buffer.byteLength(body)}\r\nx-content-type-options: nosniff\r\n` +
        `cache-control: no-store\r\nconnection: close\r\n\r\n${body}`,
    );
  };

function describe(code: string): [ProblemCode, number, string, string] {
  switch (code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return [
        'timeout',
        408,
        'Request Timeout',
        'Envoyez la demande entière en moins de 30 secondes.',
      ];
    case 'HPE_HEADER_OVERFLOW':
      return [
        'payload-too-large',
        431,
        'Request Header Fields Too Large',
        `L’adresse et les en-têtes dépassent ${maxHeaderSize / 1024} ko. Raccourcissez-les.`,
      ];
    default:
      return [
        'invalid-input',
        400,
        'Bad Request',
        'La demande n’est pas du HTTP valide. Vérifiez le programme qui l’envoie.',
      ];
  }
}
