/** Dates and figures as the whole product writes them, exports included. */
export * from '@gouvtech/domain/format';
