import { describe, expect, it } from 'vitest';
import { rateLimit } from './rate-limit.ts';

describe('a rate limit', () => {
  const limited = (max = 2) => {
    const time = { now: 0 };
    return { time, count: rateLimit({ max, windowMs: 60_000, now: () => time.now }) };
  };

  it('lets so many calls pass, then says how long to wait', () => {
    const { time, count } = limited();
    expect([count('192.0.2.1'), count('192.0.2.1')]).toEqual([0, 0]);
    time.now = 20_500;
    expect(count('192.0.2.1')).toBe(40);
    time.now = 59_999;
    expect(count('192.0.2.1')).toBe(1);
    time.now = 60_000;
    expect(count('192.0.2.1')).toBe(0);
  });

  it('counts each address apart', () => {
    const { count } = limited(1);
    expect([count('192.0.2.1'), count('192.0.2.2')]).toEqual([0, 0]);
    expect(count('192.0.2.1')).toBeGreaterThan(0);
  });

  it('counts the addresses of one IPv6 network as one, and an IPv4 one however it is written', () => {
    const { count } = limited(1);
    expect([count('2001:db8:1:2::1'), count('2001:db8:1:3::1'), count('::1')]).toEqual([0, 0, 0]);
    expect(count('2001:0DB8:1:2:ffff::9%eth0')).toBeGreaterThan(0);
    expect(count('192.0.2.1')).toBe(0);
    expect(count('::ffff:192.0.2.1')).toBeGreaterThan(0);
  });

  it('holds a bounded number of addresses', () => {
    const { count } = limited(1);
    for (let index = 0; index < 10_000; index += 1) count(`10.0.${index >> 8}.${index & 255}`);
    expect(count('10.0.0.1')).toBeGreaterThan(0);
    count('192.0.2.1');
    count('192.0.2.2');
    expect(count('10.0.0.0')).toBe(0);
  });
});
