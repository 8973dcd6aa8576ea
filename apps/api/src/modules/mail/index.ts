export { queueMail, type NewMail } from './outbox.ts';
export { letter, oneLine } from './text.ts';
export { listStuck, retryStuck } from './repository.ts';
export { startMailSender, type MailSender } from './sender.ts';
export { smtpTransport } from './transport.ts';
export { demonstrationMailComponents } from './schemas.ts';
export { demonstrationMailRoutes } from './routes.ts';
