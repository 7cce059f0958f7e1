/** The journal as a whole at one moment, signed. */
export interface Head {
    body: string;
    suite: string;
    size: number;
    root: string;
    instant: string;
}

/** A proof for somebody outside, as the server writes it: the entry, its path to the root of a signed head, the key. */
export interface Proof {
    quorate_entry_proof: number;
    key: string;
    head: Head;
    path: string[];
    entry: {
        sequence: number;
        name: string;
        instant: string;
        actor: string;
        payload: Readonly<Record<string, unknown>>;
    };
}

/** What the file is called that is handed over. */
export function proofName(proof: Proof): string {
    const { decision } = proof.entry.payload;
    const what = typeof decision === 'string' ? decision : `entry-${proof.entry.sequence}`;
    return `${proof.head.body}-${what}.proof.json`.replace(/[^\w.-]/g, '_');
}
