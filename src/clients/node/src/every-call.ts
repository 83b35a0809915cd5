/** Every call of the API, in the order of a day at the desk. The desk is a demo that has just started. */
import { notMade } from './api.js';
import { Door } from './door.js';
import { Outside } from './outside.js';
import { finishCall, openCall } from './calls.js';
import { catalogue } from './catalogue.js';
import { contributions } from './contributions.js';
import { held, replies, talk, tickets } from './desk.js';
import { demand } from './demand.js';
import { directory } from './directory.js';
import { faq } from './faq.js';
import { account, phone } from './librarians.js';
import { questions } from './questions.js';
import { readers } from './reader.js';
import { referrals } from './referrals.js';
import { scorecard } from './scorecard.js';
import { scripts } from './scripts.js';

const url = process.env.DESK_URL;
if (!url) throw new Error('DESK_URL: the address of a running demo; ./run starts one');
const door = new Door(url);
const outside = new Outside(url);

await openCall(door, outside);
await readers(door, outside);
await account(door);
await phone(door, outside);
await talk(door);
await tickets(door);
await held(door);
await replies(door);
await faq(door);
await questions(door);
await directory(door);
await catalogue(door);
await contributions(door);
await referrals(door, outside);
await demand(door, outside);
await scorecard(door);
await scripts(door);
await finishCall(door);

const left = notMade();
if (left.length) throw new Error(`operations that no call was answered by: ${left.join(', ')}`);
console.log('every call was made, and answered as the contract says');
