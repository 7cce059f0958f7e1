/** Who keeps the accounts, who gets one, and who reads what became of them. */
import type { Page } from 'playwright-core';
import { nameOf, open, picture, plain, reader, wear, type Look } from './browser';
import { useHouse } from './house';
import { axeFaults, measureFaults } from './inspect';

const looks: Look[] = [
    plain,
    { view: 'tablet', size: 'large', theme: 'dark', language: 'en' },
    { view: 'phone', size: 'xlarge', theme: 'contrast', language: 'zh-CN' },
];

const house = useHouse();

async function faultsOf(page: Page): Promise<string[]> {
    const faults: string[] = [];
    for (const look of looks) {
        await wear(page, look);
        await picture(page, `${new URL(page.url()).pathname.slice(1)}-${nameOf(look)}`);
        const found = [...(await measureFaults(page)), ...(await axeFaults(page, { colours: true }))];
        faults.push(...found.map((fault) => `${nameOf(look)}: ${fault}`));
    }
    await wear(page, plain);
    return faults;
}

test('an administrator gives an account, its owner changes the password first, and a closed one is out at once', async () => {
    const { page: admin, complaints } = await house.enter('admin');
    await admin.waitForURL('**/accounts');
    await admin.getByText('新建账号').last().click();
    await admin.getByRole('button', { name: '建立账号' }).click();
    expect(await admin.getByText('请填写账号名。').count()).toBe(1);
    await admin.getByLabel('账号名').fill('lin');
    await admin.getByLabel('初始密码').fill('short');
    await admin.getByLabel('对应的人员').selectOption({ label: '冯晓岚' });
    await admin.getByRole('button', { name: '建立账号' }).click();
    await admin.getByText('密码至少 10 个字符').waitFor();
    await admin.getByLabel('初始密码').fill('three tall pines');
    await admin.getByRole('button', { name: '建立账号' }).click();
    await admin.getByText('账号 lin 已建立。').waitFor();
    expect(await faultsOf(admin)).toEqual([]);

    const context = await reader(house.browser);
    const owner = await context.newPage();
    await owner.goto(`${house.address}/sign-in`);
    await owner.getByLabel('账号').fill('lin');
    await owner.getByLabel('密码').fill('three tall pines');
    await owner.getByRole('button', { name: '登录' }).click();
    await owner.waitForURL('**/password');
    await owner.getByLabel('当前密码').fill('three tall pines');
    await owner.getByLabel('新密码', { exact: true }).fill('seven old plums');
    await owner.getByLabel('再次输入新密码').fill('seven old plums');
    await owner.getByRole('button', { name: '修改' }).click();
    await owner.getByText('密码已修改').waitFor();

    await admin.getByRole('button', { name: '停用 lin' }).click();
    await admin.getByRole('alertdialog').getByRole('button', { name: '停用' }).click();
    await admin.getByRole('button', { name: '恢复 lin' }).waitFor();
    expect((await context.request.get(`${house.address}/api/v1/session`)).status()).toBe(204);
    await context.close();
    await admin.context().close();
    // The browser itself notes the password that was refused.
    expect(complaints.filter((one) => !one.includes('422'))).toEqual([]);
});

test('a first visit, signed in as nobody, is no fault', async () => {
    const { page, complaints } = await open(await reader(house.browser), house.address);
    await page.getByRole('button', { name: '登录' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    expect(complaints).toEqual([]);
    await page.context().close();
});

test('the audit administrator sees who read which minutes, and what the charter refused', async () => {
    const { page: member } = await house.enter('wu');
    await member.goto(`${house.address}/meetings/meeting-1/minutes`);
    await member.waitForSelector('h1');
    await member.context().close();

    const { page: auditor, complaints } = await house.enter('shenji');
    await auditor.goto(`${house.address}/access`);
    await auditor.getByLabel('账号').selectOption('wu');
    await auditor.getByRole('link', { name: '会议纪要 meeting-1' }).first().waitFor();
    expect(await auditor.getByRole('row', { name: /wu.*阅看.*meeting-1/ }).count()).toBe(1);
    expect(await faultsOf(auditor)).toEqual([]);
    await auditor.context().close();
    expect(complaints).toEqual([]);

    const { page: chair } = await house.enter('shuji');
    expect(await chair.getByRole('link', { name: '访问日志' }).count()).toBe(0);
    await chair.context().close();
});
