/** Sending a paper: its bytes as they are, with progress, which `fetch` cannot tell. */
import { language, t } from '@/words';
import { addressOf } from './client';
import { faultProblem, isProblem, type Problem, type Result } from './problem';
import { bodyPath } from './session';

/** What the server kept, by its digest. */
export interface Kept {
    digest: string;
    media: string;
    bytes: number;
}

function problemIn(sender: XMLHttpRequest): Problem {
    try {
        const body: unknown = JSON.parse(sender.responseText);
        if (isProblem(body)) return body;
    } catch {
        // Not a problem document: the words below say what can be said.
    }
    return faultProblem(sender.status, t('why.faultPlain'));
}

/** `progress` is called with a share between 0 and 1. */
export function sendFile(file: File, progress: (share: number) => void, signal: AbortSignal): Promise<Result<Kept>> {
    return new Promise((resolve) => {
        const sender = new XMLHttpRequest();
        const fail = () => resolve({ ok: false, problem: faultProblem(0, t('link.none')) });
        sender.open('POST', addressOf(bodyPath('/files'), { name: file.name }));
        sender.setRequestHeader('Accept-Language', language.value);
        sender.setRequestHeader('Content-Type', file.type === '' ? 'application/octet-stream' : file.type);
        sender.upload.addEventListener('progress', (event) => {
            if (event.lengthComputable) progress(event.loaded / event.total);
        });
        sender.addEventListener('error', fail);
        sender.addEventListener('abort', fail);
        sender.addEventListener('load', () => {
            if (sender.status < 200 || sender.status > 299) resolve({ ok: false, problem: problemIn(sender) });
            else resolve({ ok: true, data: JSON.parse(sender.responseText) as Kept });
        });
        signal.addEventListener('abort', () => sender.abort());
        sender.send(file);
    });
}
