/** Sending a paper: its bytes as they are, with progress, which `fetch` cannot tell. */
import { language, t } from '@/words';
import { addressOf } from './client';
import { faultProblem, isProblem, type Problem, type Result } from './problem';
import { bodyPath } from './session';
import type { Shape } from './shapes';

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

type Progress = (share: number) => void;

/** `progress` is called with a share between 0 and 1. */
function send<T>(address: string, media: string, file: File, progress: Progress, signal: AbortSignal) {
    return new Promise<Result<T>>((resolve) => {
        const sender = new XMLHttpRequest();
        const fail = () => resolve({ ok: false, problem: faultProblem(0, t('link.none')) });
        sender.open('POST', address);
        sender.setRequestHeader('Accept-Language', language.value);
        sender.setRequestHeader('Content-Type', media);
        sender.upload.addEventListener('progress', (event) => {
            if (event.lengthComputable) progress(event.loaded / event.total);
        });
        sender.addEventListener('error', fail);
        sender.addEventListener('abort', fail);
        sender.addEventListener('load', () => {
            if (sender.status < 200 || sender.status > 299) resolve({ ok: false, problem: problemIn(sender) });
            else resolve({ ok: true, data: JSON.parse(sender.responseText) as T });
        });
        signal.addEventListener('abort', () => sender.abort());
        sender.send(file);
    });
}

/** A paper, kept until a command says to which matter it belongs. */
export function sendFile(file: File, progress: Progress, signal: AbortSignal): Promise<Result<Kept>> {
    const media = file.type === '' ? 'application/octet-stream' : file.type;
    return send(addressOf(bodyPath('/files'), { name: file.name }), media, file, progress, signal);
}

/** A charter's file: what is wrong with it, and how it differs from the one in force. */
export function checkCharter(file: File, progress: Progress, signal: AbortSignal) {
    return send<Shape<'CharterCheck'>>(addressOf(bodyPath('/charters')), 'text/markdown', file, progress, signal);
}

/** A copy of the official text: how far it fits the articles in force. */
export function checkOfficialText(file: File, progress: Progress, signal: AbortSignal) {
    const address = addressOf(bodyPath('/official-texts'));
    return send<Shape<'OfficialTextCheck'>>(address, 'application/octet-stream', file, progress, signal);
}
