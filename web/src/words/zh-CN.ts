/**
 * The client's own words: labels of its furniture. Refusals, commands, events, kinds and states come from the server in
 * both languages and are never repeated here. `{name}` marks a value to be filled in.
 */
import { accountsZhCN } from './accounts.zh-CN';
import { pagesZhCN } from './pages.zh-CN';
import { proceduresZhCN } from './procedures.zh-CN';
import { roomsZhCN } from './rooms.zh-CN';

export const zhCN = {
    ...accountsZhCN,
    ...pagesZhCN,
    ...proceduresZhCN,
    ...roomsZhCN,
    'app.name': '议衡',
    'app.toContent': '跳到正文',
    'app.mainNav': '主导航',
    'app.more': '更多',
    'app.product': '按章议事，事后可证',

    'place.today': '今日',
    'place.meetings': '会议',
    'place.matters': '事项',
    'place.decisions': '决定',
    'place.directives': '督办',
    'place.charter': '章程',
    'place.journal': '留痕',

    'person.menu': '个人菜单',
    'person.signOut': '退出登录',
    'person.you': '本人',
    'person.seek': '输入姓名或职务查找',
    'person.none': '没有找到',
    'person.drop': '移去{name}',

    'show.menu': '显示设置',
    'show.size': '字号',
    'show.size.normal': '标准',
    'show.size.large': '大字',
    'show.size.xlarge': '特大',
    'show.theme': '明暗',
    'show.theme.auto': '跟随系统',
    'show.theme.light': '浅色',
    'show.theme.dark': '深色',
    'show.theme.contrast': '高对比',
    'show.language': '语言',

    'link.newTab': '（在新标签页打开）',
    'link.lost': '连接中断，正在重连；所见为 {time} 的情况',
    'link.back': '已恢复连接',
    'link.none': '连不上服务器，请检查网络后再试。',

    'signIn.title': '登录',
    'signIn.name': '账号名',
    'signIn.password': '密码',
    'signIn.go': '登录',
    'signIn.wrong': '账号名或密码不对。',
    'signIn.slow': '尝试次数过多，请过 {time} 再试。',
    'signIn.needName': '请填写账号名。',
    'signIn.needPassword': '请填写密码。',
    'signIn.again': '登录已失效，请重新登录。',

    'why.missing': '还差 {n} 项',
    'why.notYours': '不属您办理',
    'why.notNow': '暂不能办',
    'why.reasons': '须写 {n} 项理由',
    'why.cannot': '现在不能{action}',
    'why.needsReason': '{action}：需要说明理由',
    'why.needsReasonNote': '章程对此只作一般要求。写明理由可以继续；例外及其理由记入日志，不能更改。',
    'why.reason': '未按{article}办理的理由',
    'why.reasonEmpty': '请写明未按{article}办理的理由。',
    'why.send': '写明理由并{action}',
    'why.remedies': '可以这样办',
    'why.generallyNote': '此项为一般要求，其余必须项办妥后可写明理由继续。',
    'why.close': '收起',
    'why.fault': '没有办成：{detail}',
    'why.faultPlain': '没有办成，请稍后再试。',

    'quote.gist': '要旨（正式文本未附）',
    'quote.above': '条文见上',
    'quote.open': '查看{article}',

    'verdict.holdsAll': '各种理解下均成立',
    'verdict.holdsSome': '换一种理解结果不同',
    'verdict.neededMark': '需 {n}',

    'state.loading': '正在读取',
    'state.error': '没有读到',
    'state.retry': '再试一次',
    'state.empty': '暂无内容',

    'table.sort': '排序',
    'table.asGiven': '原有顺序',
    'table.up': '按{column}，从小到大',
    'table.down': '按{column}，从大到小',

    'list.comma': '，',
    'list.more': '再显示 {n} 项',
    'list.shown': '已显示 {n} 项，共 {all} 项',

    'field.optional': '选填',
    'field.choose': '请选择',
    'field.narrow': '在“{field}”中查找',
    'field.narrowAmong': '在 {n} 项中查找',
    'field.letters': '{n} / {max} 字',
    'field.tooLong': '超出 {n} 字，请删减。',
    'field.notNumber': '请填写整数。',
    'field.notMoney': '请填写金额，最多两位小数。',
    'field.yuan': '元',
    'field.wan': '合 {sum} 万元',

    'date.year': '年',
    'date.month': '月',
    'date.day': '日',
    'date.hour': '时',
    'date.minute': '分',
    'date.open': '打开日历',
    'date.previous': '上个月',
    'date.next': '下个月',
    'date.calendar': '日历',

    'dialog.close': '关闭',
    'dialog.cancel': '先不办',

    'order.up': '“{name}”上移',
    'order.down': '“{name}”下移',
    'order.moved': '“{name}”现为第 {at} 项，共 {of} 项',
    'order.hint': '按 Alt + ↑ ↓ 可移动当前项',

    'steps.label': '进程',
    'steps.where': '第 {at} 步，共 {of} 步：{name}',
    'steps.done': '已完成',
    'steps.now': '进行中',
    'steps.next': '未开始',
    'steps.stopped': '中止',

    'diff.added': '增加',
    'diff.removed': '删去',
    'diff.same': '两稿相同',
    'diff.count': '增 {added} 处，删 {removed} 处',

    'time.in': '还有 {span}',
    'time.endOfDay': '{day} 24:00',
    'time.ago': '已过 {span}',
    'time.days': '{n} 天',
    'time.hours': '{n} 小时',
    'time.minutes': '{n} 分',
    'time.seconds': '{n} 秒',

    'file.choose': '选择文件',
    'file.orDrop': '或把文件拖到这里',
    'file.sending': '正在上传{name}',
    'file.drop': '移去{name}',
    'file.tooLarge': '文件过大，上限 {limit}。',

    'page.notFound': '没有这个页面',
    'page.notFoundNote': '地址可能写错，或者您没有查看的权限。',
    'page.toToday': '回到今日',
} as const;
