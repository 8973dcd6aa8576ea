export { queueMail } from './outbox.ts';
export { letter, oneLine, typography } from './text.ts';
export { listStuck, retryStuck } from './repository.ts';
export { startMailSender } from './sender.ts';
export { smtpTransport } from './transport.ts';
export { demonstrationMailComponents } from './schemas.ts';
export { demonstrationMailRoutes } from './routes.ts';
