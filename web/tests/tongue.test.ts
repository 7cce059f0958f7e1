import { afterEach, expect, test } from 'vitest';
import { isHan, startMarking } from '@/tongue';
import { flushPromises } from './mounting';

let stop = () => {};
afterEach(() => {
    stop();
    document.body.replaceChildren();
    document.documentElement.lang = 'zh-CN';
});

test('a text is Han by what most of it is', () => {
    expect(isHan('机关第二食堂委托经营服务采购项目，第一期')).toBe(true);
    expect(isHan('PDF 材料')).toBe(true);
    expect(isHan('Presiding: 周明远 of the group')).toBe(false);
    expect(isHan('陈立群, your day')).toBe(false);
    expect(isHan('Not voted yet: 周明远, 陈立群, 孙志刚, 吴慧敏')).toBe(false);
    expect(isHan('改用 Open Source 软件，分两年实施')).toBe(true);
    expect(isHan('12 of 15')).toBe(false);
    expect(isHan('42')).toBe(false);
});

test('what the body wrote is marked in a page of another language, also what comes later, and never twice', async () => {
    document.documentElement.lang = 'en';
    document.body.innerHTML = '<h1>Meetings</h1><p>同意安排资金，分两年实施。</p><p lang="zh-CN">已有</p>';
    stop = startMarking(document.body);
    const [first, second] = [...document.querySelectorAll('p')];
    expect(document.querySelector('h1')?.hasAttribute('lang')).toBe(false);
    expect(first?.lang).toBe('zh-CN');
    expect(second?.hasAttribute('data-tongue')).toBe(false);
    const late = document.createElement('p');
    late.textContent = '后来的内容';
    document.body.append(late);
    await flushPromises();
    expect(late.lang).toBe('zh-CN');
    if (late.firstChild) late.firstChild.textContent = 'Now in English';
    await flushPromises();
    expect(late.hasAttribute('lang')).toBe(false);
});

test('in a Chinese page nothing is marked, and changing the language marks or takes back', async () => {
    document.body.innerHTML = '<p>同意安排资金</p>';
    document.documentElement.lang = 'zh-CN';
    stop = startMarking(document.body);
    const p = document.querySelector('p');
    expect(p?.hasAttribute('lang')).toBe(false);
    document.documentElement.lang = 'en';
    await flushPromises();
    expect(p?.lang).toBe('zh-CN');
    document.documentElement.lang = 'zh-CN';
    await flushPromises();
    expect(p?.hasAttribute('lang')).toBe(false);
});
