/** One door to the server: JSON both ways, the reader's language, and every failure as a Problem. */
import { language, t } from '@/words';
import { faultProblem, isProblem, type Problem, type Result } from './problem';

export const BASE = '/api/v1';

export interface Request {
    method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
    query?: Readonly<Record<string, string | number | undefined>>;
    body?: unknown;
    headers?: Readonly<Record<string, string>>;
    signal?: AbortSignal;
}

type Listener = () => void;
const signedOut = new Set<Listener>();

/** Tells when the server no longer knows who is asking. */
export function onSignedOut(listener: Listener): void {
    signedOut.add(listener);
}

export function addressOf(path: string, query: Request['query'] = {}): string {
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
    const text = search.toString();
    return text === '' ? `${BASE}${path}` : `${BASE}${path}?${text}`;
}

async function readBody(response: Response): Promise<unknown> {
    const text = await response.text();
    if (text === '') return undefined;
    try {
        return JSON.parse(text) as unknown;
    } catch {
        return undefined;
    }
}

function problemOf(response: Response, body: unknown): Problem {
    const problem = isProblem(body) ? body : faultProblem(response.status, t('why.faultPlain'));
    const wait = Number(response.headers.get('Retry-After') ?? '');
    return wait > 0 ? { ...problem, wait } : problem;
}

/** A request that never reached the server gives status 0; one that was aborted throws, as nobody waits for it. */
export async function request<T>(path: string, options: Request = {}): Promise<Result<T>> {
    const headers: Record<string, string> = {
        Accept: 'application/json, application/problem+json',
        'Accept-Language': language.value,
        ...options.headers,
    };
    const init: RequestInit = { method: options.method ?? 'GET', headers, credentials: 'same-origin' };
    if (options.signal) init.signal = options.signal;
    if (options.body !== undefined) {
        headers['Content-Type'] = 'application/json';
        init.body = JSON.stringify(options.body);
    }
    let response: Response;
    let body: unknown;
    try {
        response = await fetch(addressOf(path, options.query), init);
        body = await readBody(response);
    } catch (error) {
        if (options.signal?.aborted) throw error;
        return { ok: false, problem: faultProblem(0, t('link.none')) };
    }
    if (response.ok) return { ok: true, data: body as T };
    const problem = problemOf(response, body);
    if (problem.status === 401 && path !== '/session') for (const listener of signedOut) listener();
    return { ok: false, problem };
}
