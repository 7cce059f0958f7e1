/** What the server answers when it does not do what was asked: application/problem+json, RFC 9457. */

/** A place in the charter, with words to show: the official text where the body attached it, else the gist. */
export interface Article {
    anchor: string;
    label: string;
    gist: string;
    official?: string;
}

/** A command that would help, and the place where it is given. */
export interface Remedy {
    command: string;
    at: string;
    label: string;
    /** Whose it is to do, in a sentence, where it is not the reader's. */
    who?: string;
}

export type Force = 'must' | 'generally';

/** One thing that stands in the way. `message` is a whole sentence in the reader's language, made by the server. */
export interface Obstacle {
    rule: string;
    force: Force;
    article: Article;
    message: string;
    facts: Record<string, unknown>;
    remedies: Remedy[];
    /** Such an act is not the reader's, whatever else stands in the way. */
    bars_reader: boolean;
}

/** What the reader may do at one place: the dry run of a command, with everything that stands in the way. */
export interface Possibility {
    command: string;
    at: string;
    /** What else the command was tried for, where one place has several: a member, a choice, a question's number. */
    subject: string;
    label: string;
    answer: 'yes' | 'needs-reason' | 'refused';
    obstacles: Obstacle[];
    /** Whose act it is, where the reader keeps the record and enters it for them. */
    entered_for?: string;
}

export interface BadField {
    at: string;
    detail: string;
}

export interface Problem {
    type: string;
    title: string;
    status: number;
    detail: string;
    answer?: 'refused' | 'needs-reason';
    obstacles?: Obstacle[];
    /** 422: what is wrong with the request, by JSON pointer. */
    errors?: BadField[];
    /** 429: seconds to wait. */
    wait?: number;
}

/** The words for each field, by the first name of its pointer; what stands at no field goes under `other`. */
export function byField(found: readonly BadField[], other = ''): Record<string, string> {
    return Object.fromEntries(
        found.map((one) => {
            const [, first, second] = one.at.split('/');
            // What a charter asks stands within these two, each field by its own name.
            const within = first === 'values' || first === 'files';
            return [(within ? second : first) ?? other, one.detail];
        }),
    );
}

/** Reasons by rule name, for what the charter asks "generally". */
export type Reasons = Record<string, string>;

/** What the server answers to a command that it carried out. */
export interface Done {
    sequence: number;
    events: string[];
}

/** What became of a request. */
export type Result<T> = { ok: true; data: T } | { ok: false; problem: Problem };
export type Outcome = Result<Done>;

/** A problem for what never reached the server, or came back as something else than a problem document. */
export function faultProblem(status: number, detail: string): Problem {
    return { type: 'about:blank', title: '', status, detail };
}

export function isProblem(value: unknown): value is Problem {
    return typeof value === 'object' && value !== null && 'status' in value && 'title' in value && 'detail' in value;
}
