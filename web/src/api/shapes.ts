/**
 * The one place where the server's shapes enter the client. Views and commands are named by the server; what is not
 * declared by name here is carried as it comes.
 */

export interface Account {
    account: string;
    person: string;
    name: string;
    /** The offices held, in words. */
    offices: string[];
    body: string;
    body_name: string;
}

/** Command name → the fields of its data. */
export interface Commands {
    [name: string]: Readonly<Record<string, unknown>>;
}

/** View name → what it answers. */
export interface Views {
    [name: string]: unknown;
}
