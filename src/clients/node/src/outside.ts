import { createHmac } from 'node:crypto';
import type { Client } from '../client/client/index.js';
import { check } from './api.js';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const STEP_SECONDS = 30;

/** What is no call of the API: WeChat, a course platform, a platform of the alliance. */
export class Outside {
  constructor(readonly url: string) {}

  /** Says something to demo-a's Official Account, in the sandbox; its answer. */
  async wechat(openid: string, text: string): Promise<string> {
    const said = await this.#post('/sandbox/api/messages', { account: 'demo-a', openid, kind: 'text', content: text });
    return said.text ?? '';
  }

  /** What the desk sent there of its own accord. */
  async outbox(openid: string): Promise<string> {
    return (await fetch(`${this.url}/sandbox/api/outbox?openid=${openid}`)).text();
  }

  /** What wx.login gives a reader of demo-a's mini-program. */
  async loginCode(openid: string): Promise<string> {
    const { code } = await this.#post('/sandbox/api/codes', { account: 'demo-a-mini', openid });
    check(code, 'a code');
    return code;
  }

  /** A reader follows a link of the course platform; the code of the page that she comes to. */
  async launchCode(reader: string): Promise<string> {
    const says = `reader=${reader}&subject=520201&time=${now()}`;
    const signature = createHmac('sha256', 'demo-launch-secret').update(says).digest('hex');
    const place = await location(`${this.url}/launch/demo-course?${says}&signature=${signature}`);
    return place.split('#launch=')[1] ?? '';
  }

  /** A reader follows a link to a platform; the referral's id, as the platform learns it. */
  async follow(link: string): Promise<string> {
    return new URL(await location(link)).searchParams.get('ref') ?? '';
  }

  /** Attaches a file to a call, as the console does. */
  async attach(client: Client, query: { call: string; file: string; name: string }, body: string): Promise<void> {
    const security = [
      { in: 'cookie', name: 'desk_session', type: 'apiKey' },
      { name: 'x-csrf-token', type: 'apiKey' },
    ] as const;
    await client.post({ baseUrl: this.url, url: '/console/call-file', query, body, bodySerializer: null, security });
  }

  async #post(path: string, body: object): Promise<Record<string, string | undefined>> {
    const answer = await fetch(this.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return answer.json();
  }
}

/** How a platform signs what it tells of a referral. */
export function platformSignature(referral: string, event: string): string {
  const time = now();
  const text = `${time}.${referral}.${event}`;
  return `t=${time},v1=${createHmac('sha256', 'demo-platform-secret').update(text).digest('hex')}`;
}

/**
 * What an authenticator app shows (RFC 6238).
 *
 * @param steps 0 = now, 1 = half a minute later, which the desk takes, too
 */
export function appCode(secret: string, steps: number): string {
  const bits = [...secret].map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(now() / STEP_SECONDS) + steps));
  const hash = createHmac('sha1', key).update(step).digest();
  const number = hash.readUInt32BE(hash[hash.length - 1]! & 0xf) & 0x7fff_ffff;
  return String(number % 1_000_000).padStart(6, '0');
}

function now(): number {
  return Math.floor(Date.now() / 1000);
}

async function location(address: string): Promise<string> {
  const answer = await fetch(address, { redirect: 'manual' });
  return answer.headers.get('location') ?? '';
}
