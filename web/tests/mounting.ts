/** Mounts one component on a page of its own, with a router that knows no pages. */
import { afterEach } from 'vitest';
import { createApp, nextTick, type App, type Component } from 'vue';
import { createMemoryHistory, createRouter } from 'vue-router';
import type { Account } from '@/api/shapes';

const apps: App[] = [];

/** Somebody signed in, who belongs to one body. */
export function somebody(body: string): Account {
    const seat = { body, body_name: '某局', person: 'p', name: '李敏', offices: [] };
    return {
        account: 'a',
        administrator: false,
        auditor: false,
        must_change: false,
        ...seat,
        bodies: [seat],
        unserved: [],
    };
}

export function mount(component: Component, props: Record<string, unknown>): HTMLElement {
    const page = document.createElement('div');
    document.body.append(page);
    const app = createApp(component, props);
    const nowhere: Component = { render: () => null };
    app.use(createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component: nowhere }] }));
    app.mount(page);
    apps.push(app);
    return page;
}

export async function flushPromises(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    await nextTick();
}

export async function press(button: Element | null | undefined): Promise<void> {
    if (!(button instanceof HTMLElement)) throw new Error('there is no such button');
    button.click();
    await flushPromises();
}

afterEach(() => {
    for (const app of apps.splice(0)) app.unmount();
    document.body.replaceChildren();
});
