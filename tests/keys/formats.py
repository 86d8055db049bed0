"""The table of formats of keys: a Chinese and an English file each, with the same texts.

``lost`` is what is cut out of the English file to lose a key, ``name`` the placeholder that a slip misspells,
``expired`` how the Chinese file writes the text of the lost key, ``key`` how a finding names a key.
"""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    zh: str
    en: str
    files: tuple[str, str]
    lost: str
    name: str = "{name}"
    wrong: str = "{nmae}"
    expired: str = "会话已过期"
    key: str = "{}"


ROWS = {
    "json, nested": Row(
        """{"members": "最多可添加 20 个成员。",
 "home": {"hello": "欢迎回来，{name}！", "offline": "此功能\\u4e0d支持离线使用。"},
 "expired": "会话已过期",
 "tabs": ["退出登录", "设置"], "count": 3}
""",
        """{"members": "You can add up to 20 members.",
 "home": {"hello": "Welcome back, \\u007bname}!", "offline": "This feature does not support offline use."},
 "expired": "Your session has expired",
 "tabs": ["Log out", "Settings"], "count": 3}
""",
        ("zh-CN.json", "en.json"),
        ' "expired": "Your session has expired",\n',
        "\\u007bname}",
        "\\u007bnmae}",
    ),
    "json, ICU messages": Row(
        """{"members": "{n, plural, other {最多可添加 20 个成员。}}", "hello": "欢迎回来，{name}！",
 "offline": "{who, select, guest {此功能不支持离线使用。} other {您可以离线使用。}}",
 "expired": "会话已过期",
 "logout": "退出登录", "files": "已选择 {n, plural, other {# 个文件}}"}
""",
        """{"members": "{n, plural, other {You can add up to 20 members.}}",
 "hello": "Welcome back, {name}!",
 "offline": "{who, select, guest {This feature does not support offline use.} other {You can use it offline.}}",
 "expired": "Your session has expired",
 "logout": "Log out", "files": "{n, plural, one {# file} other {# files}} selected"}
""",
        ("zh.json", "en.json"),
        ' "expired": "Your session has expired",\n',
    ),
    "json5 with comments": Row(
        """// 文字
{members: '最多可添加 20 个成员。', /* 问候 */ hello: '欢迎回来，{name}！',
 offline: "此功能不支持离线使用。",
 expired: '会话已过期',
 logout: '退出登录',}
""",
        """// texts
{members: 'You can add up to 20 members.', /* greeting */ hello: 'Welcome back, {name}!',
 offline: "This feature does not support offline use.",
 expired: 'Your session has expired',
 logout: 'Log out',}
""",
        ("zh.json5", "en.json5"),
        " expired: 'Your session has expired',\n",
    ),
    "json, i18next": Row(
        """{"members": "最多可添加 20 个成员。", "hello": "欢迎回来，{{name}}！",
 "offline": "此功能不支持离线使用。",
 "expired": "会话已过期",
 "file_other": "{{count}} 个文件", "logout": "退出登录"}
""",
        """{"members": "You can add up to 20 members.", "hello": "Welcome back, {{name}}!",
 "offline": "This feature does not support offline use.",
 "expired": "Your session has expired",
 "file_one": "One file", "file_other": "{{count}} files", "logout": "Log out"}
""",
        ("zh.json", "en.json"),
        ' "expired": "Your session has expired",\n',
        "{{name}}",
        "{{nmae}}",
    ),
    "arb": Row(
        """{"@@locale": "zh",
 "members": "最多可添加 20 个成员。",
 "hello": "欢迎回来，{name}！", "@hello": {"description": "问候", "placeholders": {"name": {}}},
 "offline": "此功能不支持离线使用。",
 "expired": "会话已过期",
 "files": "{count, plural, other{{count} 个文件}}",
 "logout": "退出登录"}
""",
        """{"@@locale": "en",
 "members": "You can add up to 20 members.",
 "hello": "Welcome back, {name}!", "@hello": {"description": "greeting", "placeholders": {"name": {}}},
 "offline": "This feature does not support offline use.",
 "expired": "Your session has expired",
 "files": "{count, plural, =0{No files} one{1 file} other{{count} files}}",
 "logout": "Log out"}
""",
        ("app_zh.arb", "app_en.arb"),
        ' "expired": "Your session has expired",\n',
    ),
    "json of a browser extension": Row(
        """{"members": {"message": "最多可添加 20 个成员。", "description": "限制"},
 "hello": {"message": "欢迎回来，$NAME$！", "placeholders": {"name": {"content": "$1"}}},
 "offline": {"message": "此功能不支持离线使用。", "description": "d"},
 "expired": {"message": "会话已过期", "description": "d"},
 "logout": {"message": "退出登录", "description": "d"}}
""",
        """{"members": {"message": "You can add up to 20 members.", "description": "limit"},
 "hello": {"message": "Welcome back, $NAME$!", "placeholders": {"name": {"content": "$1"}}},
 "offline": {"message": "This feature does not support offline use.", "description": "d"},
 "expired": {"message": "Your session has expired", "description": "d"},
 "logout": {"message": "Log out", "description": "d"}}
""",
        ("zh.json", "en.json"),
        ' "expired": {"message": "Your session has expired", "description": "d"},\n',
        "$NAME$",
        "$NMAE$",
    ),
    "yaml, Rails": Row(
        """zh-CN:
  members: 最多可添加 20 个成员。
  home:
    hello: "欢迎回来，%{name}！"
    offline: >
      此功能不支持离线使用。
  expired: '会话已过期'
  files:
    other: "%{count} 个文件"
  logout: 退出登录
""",
        """en:
  members: You can add up to 20 members.
  home:
    hello: "Welcome\\x20back, %{name}!"
    offline: >
      This feature does not
      support offline use.
  expired: 'Your session has expired'
  files:
    one: "%{count} file"
    other: "%{count} files"
  logout: Log out
""",
        ("zh-CN.yml", "en.yml"),
        "  expired: 'Your session has expired'\n",
        "%{name}",
        "%{nmae}",
    ),
    "yaml, Hugo": Row(
        """- id: members
  translation: 最多可添加 20 个成员。
- id: hello
  translation: 欢迎回来，{{ .Name }}！
- id: offline
  translation: 此功能不支持离线使用。
- id: expired
  translation: 会话已过期
- id: files
  translation:
    other: "{{ .Count }} 个文件"
- id: logout
  translation: 退出登录
""",
        """- id: members
  translation: You can add up to 20 members.
- id: hello
  translation: Welcome back, {{ .Name }}!
- id: offline
  translation: This feature does not support offline use.
- id: expired
  translation: Your session has expired
- id: files
  translation:
    one: One file
    other: "{{ .Count }} files"
- id: logout
  translation: Log out
""",
        ("zh.yaml", "en.yaml"),
        "- id: expired\n  translation: Your session has expired\n",
        "{{ .Name }}",
        "{{ .Nmae }}",
    ),
    "toml": Row(
        """members = "最多可添加 20 个成员。"
hello = '欢迎回来，{{.Name}}！'
[home]
offline = \"\"\"
此功能不支持离线使用。\"\"\"
expired = "会话已过期"
[files]
other = "{{.Count}} 个文件"
[account]
logout = "退出登录"
""",
        """members = "You can add up to 20 members."
hello = 'Welcome back, {{.Name}}!'
[home]
offline = \"\"\"
This feature does not support offline use.\"\"\"
expired = "Your session has expired"
[files]
one = "{{.Count}} file"
other = "{{.Count}} files"
[account]
logout = "Log out"
""",
        ("zh.toml", "en.toml"),
        'expired = "Your session has expired"\n',
        "{{.Name}}",
        "{{.Nmae}}",
    ),
    "properties": Row(
        r"""# 注释
members = 最多可添加 20 个成员。
hello: \u6b22\u8fce\u56de\u6765\uff0c{0}\uff01
offline = 此功能不\
    支持离线使用。
expired=\u4f1a\u8bdd已过期
log\ out = 退出登录
""",
        r"""# comment
members = You can add up to 20 members.
hello: Welcome back, {0}!
offline = This feature does \
    not support offline use.
expired=Your session has expired
log\ out = Log out
""",
        ("messages_zh_CN.properties", "messages_en.properties"),
        "expired=Your session has expired\n",
        "{0}",
        "{1}",
        r"\u4f1a\u8bdd已过期",
    ),
    "strings": Row(
        """/* 成员 */
"members" = "最多可添加 20 个成员。";
"hello" = "欢迎回来，\\"%@\\"！";
"offline" = "此功能不支持离线使用。"; // 提示
"expired" = "\\U4f1a话已过期";
logout = "退出登录";
""",
        """/* members */
"members" = "You can add up to 20 members.";
"hello" = "Welcome back, \\"%@\\"!";
"offline" = "This feature does not support offline use."; // hint
"expired" = "Your session has expired";
logout = "Log out";
""",
        ("zh-Hans.strings", "en.strings"),
        '"expired" = "Your session has expired";\n',
        "%@",
        "%d",
        "\\U4f1a话已过期",
    ),
    "stringsdict": Row(
        """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
"""
        + "".join(
            f"""<key>{key}</key><dict><key>NSStringLocalizedFormatKey</key><string>%#@n@</string>
<key>n</key><dict><key>NSStringFormatSpecTypeKey</key><string>NSStringPluralRuleType</string>
<key>NSStringFormatValueTypeKey</key><string>d</string><key>other</key><string>{text}</string></dict></dict>
"""
            for key, text in (
                ("members", "最多可添加 20 个成员。"),
                ("hello", "欢迎回来，%1$@！"),
                ("offline", "此功能不支持离线使用。"),
                ("expired", "会话已过期"),
                ("logout", "退出登录"),
            )
        )
        + "</dict></plist>\n",
        """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
"""
        + "".join(
            f"""<key>{key}</key><dict><key>NSStringLocalizedFormatKey</key><string>%#@n@</string>
<key>n</key><dict><key>NSStringFormatSpecTypeKey</key><string>NSStringPluralRuleType</string>
<key>NSStringFormatValueTypeKey</key><string>d</string><key>other</key><string>{text}</string></dict></dict>
"""
            for key, text in (
                ("members", "You can add up to 20 members."),
                ("hello", "Welcome back, %1$@!"),
                ("offline", "This feature does not support offline use."),
                ("expired", "Your session has expired"),
                ("logout", "Log out"),
            )
        )
        + "</dict></plist>\n",
        ("zh.stringsdict", "en.stringsdict"),
        "<string>Your session has expired</string>",
        "%1$@",
        "%2$@",
        key="{}.n (other)",
    ),
    "android": Row(
        """<?xml version="1.0" encoding="utf-8"?>
<resources xmlns:xliff="urn:oasis:names:tc:xliff:document:1.2">
    <string name="app" translatable="false">某应用</string>
    <string name="members">最多可添加 20 个成员。</string>
    <string name="hello">欢迎回来，<xliff:g id="n">%1$s</xliff:g>！</string>
    <string name="offline">此功能&#19981;支持离线使用。</string>
    <string name="expired">会话已过期</string>
    <plurals name="files"><item quantity="other">%d 个文件</item></plurals>
    <string-array name="menu"><item>退出登录</item><item>设置</item></string-array>
</resources>
""",
        """<?xml version="1.0" encoding="utf-8"?>
<resources xmlns:xliff="urn:oasis:names:tc:xliff:document:1.2">
    <string name="app" translatable="false">App</string>
    <string name="members">You can add up to 20 members.</string>
    <string name="hello">Welcome back, <xliff:g id="n">%1$s</xliff:g>!</string>
    <string name="offline">This feature\\u0020does not
        support offline use.</string>
    <string name="expired">Your session has expired</string>
    <plurals name="files"><item quantity="one">%d file</item><item quantity="other">%d files</item></plurals>
    <string-array name="menu"><item>Log out</item><item>Settings</item></string-array>
</resources>
""",
        ("zh.xml", "en.xml"),
        '    <string name="expired">Your session has expired</string>\n',
        "%1$s",
        "%2$s",
    ),
    "resx": Row(
        """<?xml version="1.0" encoding="utf-8"?>
<root><resheader name="version"><value>2.0</value></resheader>
<data name="members" xml:space="preserve"><value>最多可添加 20 个成员。</value></data>
<data name="hello"><value>欢迎回来，{0:N0}！</value><comment>问候</comment></data>
<data name="offline"><value>此功能不支持离线使用。</value></data>
<data name="expired"><value>会话已过期</value></data>
<data name="icon" type="System.Resources.ResXFileRef"><value>a.png</value></data>
<data name="logout"><value>退出登录</value></data></root>
""",
        """<?xml version="1.0" encoding="utf-8"?>
<root><resheader name="version"><value>2.0</value></resheader>
<data name="members" xml:space="preserve"><value>You can add up to 20 members.</value></data>
<data name="hello"><value>Welcome back, {0:N0}!</value><comment>greeting</comment></data>
<data name="offline"><value>This feature does not support offline use.</value></data>
<data name="expired"><value>Your session has expired</value></data>
<data name="icon" type="System.Resources.ResXFileRef"><value>b.png</value></data>
<data name="logout"><value>Log out</value></data></root>
""",
        ("Strings.zh-CN.resx", "Strings.resx"),
        '<data name="expired"><value>Your session has expired</value></data>\n',
        "{0:N0}",
        "{1:N0}",
    ),
    "typescript": Row(
        """import type { Locale } from './types';
const appName = '示例';
export default {
  members: '最多可添加 20 个成员。',
  hello: (name: string) => `欢迎回来，${name}！`,
  'offline': '此功能' + '不支持离线使用。',
  expired: '会话已过期', // 登录
  nested: { logout: '退出登录', at: new Date(), rule: /[,'"]/ },
} satisfies Locale;
""",
        """import type { Locale } from './types';
const appName = 'Sample';
export default {
  members: 'You can add up to 20 members.',
  hello: (name: string) => `Welcome back, ${name}!`,
  'offline': 'This feature ' + 'does not support offline use.',
  expired: 'Your session has expired', // login
  nested: { logout: 'Log out', at: new Date(), rule: /[,'"]/ },
} satisfies Locale;
""",
        ("zh_CN.ts", "en_US.ts"),
        "  expired: 'Your session has expired', // login\n",
        "${name}",
        "${nmae}",
    ),
    "javascript": Row(
        """const zh = {
  members: "最多可添加 20 个成员。",
  hello: "欢迎回来，{name}！",
  offline: "此功能不支持离线使用。",
  expired: "会话已过期",
  menu: ["退出登录"],
};
module.exports = zh;
""",
        """const en = {
  members: "You can add up to 20 members.",
  hello: "Welcome back, {name}!",
  offline: "This feature does not support offline use.",
  expired: "Your session has expired",
  menu: ["Log out"],
};
module.exports = en;
""",
        ("zh.js", "en.js"),
        '  expired: "Your session has expired",\n',
    ),
    "php": Row(
        """<?php
return [
    // 成员
    'members' => '最多可添加 20 个成员。',
    'hello' => '欢迎回来，:name！',
    'pages' => array('offline' => "此功能不支持离线使用。"),
    'expired' => '会话已过期',
    'files' => '{0} 没有文件|[1,*] :count 个文件',
    'logout' => '退出登录',
];
""",
        """<?php
return [
    // members
    'members' => 'You can add up to 20 members.',
    'hello' => 'Welcome back, :name!',
    'pages' => array('offline' => "This feature does not support offline use."),
    'expired' => 'Your session has expired',
    'files' => '{0} No files|[1,*] :count files',
    'logout' => 'Log out',
];
""",
        ("zh.php", "en.php"),
        "    'expired' => 'Your session has expired',\n",
        ":name",
        ":nmae",
    ),
    "csv": Row(
        """key,value,max_length
members,最多可添加 20 个成员。,
hello,"欢迎回来，""{name}""！",40
offline,此功能不支持离线使用。,
expired,会话已过期,
logout,退出登录,10
""",
        """key,value,max_length
members,You can add up to 20 members.,
hello,"Welcome back, ""{name}""!",40
offline,This feature does not support offline use.,
expired,Your session has expired,
logout,Log out,10
""",
        ("zh.csv", "en.csv"),
        "expired,Your session has expired,\n",
    ),
    "po, keys": Row(
        """msgid ""
msgstr "Language: zh_CN\\n"

msgid "members"
msgstr "最多可添加 20 个成员。"

msgid "hello"
msgstr "欢迎回来，%s！"

msgid "offline"
msgstr ""
"此功能不支持"
"离线使用。"

msgid "expired"
msgstr "会话已过期"

msgctxt "menu"
msgid "logout"
msgstr "退出登录"
""",
        """msgid ""
msgstr "Language: en\\n"

msgid "members"
msgstr "You can add up to 20 members."

msgid "hello"
msgstr "Welcome back, %s!"

msgid "offline"
msgstr ""
"This feature does not "
"support offline use."

msgid "expired"
msgstr "Your session has expired"

msgctxt "menu"
msgid "logout"
msgstr "Log out"
""",
        ("zh.po", "en.po"),
        'msgid "expired"\nmsgstr "Your session has expired"\n\n',
        "%s",
        "%d",
    ),
    "fluent": Row(
        """# 成员
members = 最多可添加 20 个成员。
hello = 欢迎回来，{ $name }！
offline =
    此功能不支持离线使用。
    .title = 设置
expired = 会话已过期
files = { $n ->
   *[other] { $n } 个文件
}
logout = 退出登录
""",
        """# members
members = You can add up to 20 members.
hello = Welcome back, { $name }!
offline =
    This feature does not
    support offline use.
    .title = Settings
expired = Your session has expired
files = { $n ->
    [one] One file
   *[other] { $n } files
}
logout = Log out
""",
        ("zh.ftl", "en.ftl"),
        "expired = Your session has expired\n",
        "{ $name }",
        "{ $nmae }",
    ),
    "ini": Row(
        """; 文字
[app]
members = 最多可添加 20 个成员。
hello = 欢迎回来，{name}！
offline = "此功能不支持离线使用。"
expired = 会话已过期
[menu]
logout=退出登录
""",
        """; texts
[app]
members = You can add up to 20 members.
hello = Welcome back, {name}!
offline = "This feature does not support offline use."
expired = Your session has expired
[menu]
logout=Log out
""",
        ("zh.ini", "en.ini"),
        "expired = Your session has expired\n",
    ),
}
"""Two files each."""
