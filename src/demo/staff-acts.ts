import type { Audience, CallOutcome, Outcome } from '../modules/cases/contract.ts';
import { endCase, proposeDone, reopenCase } from '../modules/conversations/commands/finish.ts';
import { keepFile } from '../modules/conversations/commands/keep-file.ts';
import { noteCall } from '../modules/conversations/commands/note-call.ts';
import { openCaseFor } from '../modules/conversations/commands/open-case-for.ts';
import { say } from '../modules/conversations/commands/say.ts';
import { changeCustomer } from '../modules/customers/commands/change-customer.ts';
import { learn } from '../modules/customers/commands/learn.ts';
import { noteThing } from '../modules/customers/commands/note-thing.ts';
import type { Thing } from '../modules/customers/contract.ts';
import { desks, type PersonKey } from './cast.ts';
import type { Attached } from './compose.ts';
import type { Act } from './scene.ts';

/** Where no name stands, whoever owns the case does it. */
type By = { by?: PersonKey };
type Told = { stands?: string; nextWordBy?: Temporal.Instant };

const told = ({ stands, nextWordBy }: Told) => ({
  ...(stands && { stands }),
  ...(nextWordBy && { nextWordBy: nextWordBy.toString() }),
});

/** Somebody writes down what a customer asked on the telephone. */
export const writesDown =
  (by: PersonKey, need: { subject: string; text: string }): Act =>
  async (scene) => {
    const { name, address, language } = scene.customer;
    const customer = { name, address, ...(language && { language }) };
    const { slug } = desks[scene.desk];
    await scene.stage.asPerson(by, (ctx) => openCaseFor(ctx, { desk: slug, ...need, customer }));
    await scene.findCase();
  };

export const says =
  (text: string, more: Told & By & { files?: Attached[] } = {}): Act =>
  async (scene) => {
    const { by = await scene.owner(), files = [] } = more;
    const deskId = scene.stage.installed.desks[scene.desk].id;
    await scene.stage.asPerson(by, async (ctx) => {
      const fileIds: string[] = [];
      for (const { filename: name, contentType: type, content } of files) {
        fileIds.push(await keepFile(ctx, { deskId, entryId: null }, { name, type, content }));
      }
      await say(ctx, { case: scene.caseId, text, audience: 'customer', fileIds, ...told(more) });
    });
  };

export const notes =
  (
    text: string,
    { by, audience = 'companies' }: By & { audience?: Exclude<Audience, 'task' | 'customer'> } = {},
  ): Act =>
  async (scene) => {
    const person = by ?? (await scene.owner());
    await scene.stage.asPerson(person, (ctx) => say(ctx, { case: scene.caseId, text, audience }));
  };

type Call = { direction: 'in' | 'out'; outcome: CallOutcome; text?: string; note?: string };

export const notesCall =
  (call: Call & Told & By): Act =>
  async (scene) => {
    const { by = await scene.owner(), direction, outcome, text, note, ...more } = call;
    await scene.stage.asPerson(by, (ctx) =>
      noteCall(ctx, { case: scene.caseId, direction, outcome, text, note, ...told(more) }),
    );
  };

/** A text from their own telephone, said to be sent. */
export const textsThemself =
  (text: string, { by, ...more }: Told & By = {}): Act =>
  async (scene) => {
    const person = by ?? (await scene.owner());
    await scene.stage.asPerson(person, (ctx) =>
      say(ctx, { case: scene.caseId, text, audience: 'customer', fromOwnTelephone: true, ...told(more) }),
    );
  };

/** Somebody learns the name of whoever rang. */
export const learnsTheName =
  ({ by }: By = {}): Act =>
  async (scene) => {
    const person = by ?? (await scene.owner());
    const { name } = scene.customer;
    const { slug } = desks[scene.desk];
    await scene.stage.asPerson(person, (ctx) =>
      changeCustomer(ctx, { desk: slug, customer: scene.customerId, name }),
    );
  };

export const livesAt =
  (postalAddress: string, { by }: By = {}): Act =>
  async (scene) => {
    const person = by ?? (await scene.owner());
    const { slug } = desks[scene.desk];
    await scene.stage.asPerson(person, (ctx) =>
      changeCustomer(ctx, { desk: slug, customer: scene.customerId, postalAddress }),
    );
  };

export const learns =
  (text: string, { by, ...kind }: By & { doNotAskAgain?: boolean; sensitive?: boolean } = {}): Act =>
  async (scene) => {
    const person = by ?? (await scene.owner());
    const { slug } = desks[scene.desk];
    await scene.stage.asPerson(person, (ctx) =>
      learn(ctx, { desk: slug, customer: scene.customerId, text, ...kind }),
    );
  };

export const has =
  (thing: Partial<Omit<Thing, 'id'>>, { by }: By = {}): Act =>
  async (scene) => {
    const person = by ?? (await scene.owner());
    const { slug } = desks[scene.desk];
    const unknown = { make: null, model: null, serial: null, boughtFrom: null, boughtOn: null };
    await scene.stage.asPerson(person, (ctx) =>
      noteThing(ctx, { desk: slug, customer: scene.customerId, ...unknown, ...thing }),
    );
  };

export const proposesDone =
  (text: string, { by, stands }: By & { stands?: string } = {}): Act =>
  async (scene) => {
    const person = by ?? (await scene.owner());
    await scene.stage.asPerson(person, (ctx) =>
      proposeDone(ctx, { case: scene.caseId, text, ...told({ stands }) }),
    );
  };

export const ends =
  (outcome: Exclude<Outcome, 'unknown'>, note?: string): Act =>
  async (scene) => {
    const owner = await scene.owner();
    await scene.stage.asPerson(owner, (ctx) => endCase(ctx, { case: scene.caseId, outcome, note }));
  };

export const reopens =
  (reason: string): Act =>
  async (scene) => {
    const owner = await scene.owner();
    await scene.stage.asPerson(owner, (ctx) => reopenCase(ctx, { case: scene.caseId, reason }));
  };
