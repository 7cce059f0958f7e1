/**
 * The one place where the server's shapes enter the client: views and commands by the names the server gives them, from
 * generated.ts, which comes from docs/api/openapi.json.
 */
import type { components } from './generated';

type Schemas = components['schemas'];
export type Shape<Name extends keyof Schemas> = Schemas[Name];

/** Who is signed in; person, name and offices are those in the body that the reader acts for. */
export type Account = Schemas['Session'];

/** Command name → the fields of its data. What a command does not have by name here is carried as it comes. */
export interface Commands {
    [name: string]: Readonly<Record<string, unknown>>;
}

/** View name → what it answers. */
export interface Views {
    today: Schemas['Today'];
    matters: Schemas['Matters'];
    matter: Schemas['MatterPage'];
    meetings: Schemas['Meetings'];
    meeting: Schemas['MeetingPage'];
    live: Schemas['Live'];
    hall: Schemas['Hall'];
    minutes: Schemas['MinutesPage'];
    'self-check': Schemas['SelfCheck'];
    decisions: Schemas['Decisions'];
    decision: Schemas['DecisionPage'];
    directives: Schemas['Directives'];
    directive: Schemas['DirectivePage'];
    procedures: Schemas['Procedures'];
    register: Schemas['RegisterPage'];
    'register-entries': Schemas['RegisterEntries'];
    layouts: Schemas['LayoutsPage'];
    instance: Schemas['InstancePage'];
    catalogue: Schemas['CataloguePage'];
    year: Schemas['YearPage'];
    figures: Schemas['FiguresPage'];
    charter: Schemas['CharterPage'];
    people: Schemas['People'];
    visits: Schemas['Visits'];
}
