using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Knowledge.Reading;

/// <summary>Findings of reading files, line blocks and tables (KNW001–KNW029, KNW034–KNW039).</summary>
internal static class ReadingDiagnostics
{
    public static Diagnostic FileTooLarge(string path, long bytes, int limit)
        => Error("KNW001", new SourceLocation(path, 0, 0), $"文件太大：{bytes} 字节，上限 {limit} 字节", "按主题拆成几个文件");

    public static Diagnostic NotUtf8(string path)
        => Error("KNW002", new SourceLocation(path, 0, 0), "文件不是 UTF-8 编码", "用编辑器另存为 UTF-8");

    public static Diagnostic TooManyFiles(int count, int limit)
        => Error("KNW003", null, $"文件太多：{count} 个，上限 {limit} 个", "检查是否选错了文件夹");

    public static Diagnostic TooLong(TimeSpan limit)
        => Error("KNW004", null, $"装载超过 {limit.TotalSeconds:0.#} 秒，已停止", "检查是否选错了文件夹，或把知识库拆小");

    public static Diagnostic Unclosed(SourceLocation location, string what, string close)
        => Error("KNW005", location, $"{what}没有结束", $"补上结束行“{close}”");

    public static Diagnostic CannotRead(string path, string reason)
        => Error("KNW006", new SourceLocation(path, 0, 0), $"文件读不出来：{reason}", "检查文件是否存在、是否有读取权限");

    public static Diagnostic UnknownKey(SourceLocation location, string key, string allowed, string? near)
        => Error("KNW010", location, $"不认识的键“{key}”", near is null ? $"可用的键：{allowed}" : $"是否要写“{near}”？可用的键：{allowed}");

    public static Diagnostic RepeatedKey(SourceLocation location, string key, SourceLocation first)
        => Error("KNW011", location, $"键“{key}”重复，第 {first.Line} 行已写过", "合并或删去其中一个");

    public static Diagnostic Tab(SourceLocation location) => Error("KNW012", location, "缩进用了制表符", "改用空格，每层两个");

    public static Diagnostic Indent(SourceLocation location, int found, int expected)
        => Error("KNW012", location, $"缩进为 {found} 个空格，此处应为 {expected} 个或更少的偶数", "每层缩进两个空格；接续上一行的文字要比它缩进得深");

    public static Diagnostic NotAnEntry(SourceLocation location)
        => Error("KNW013", location, "这一行既不是“键: 内容”，也不是“- 条目”", "键里不能有空格；接续上一行的文字要比它缩进得深");

    public static Diagnostic EmptyItem(SourceLocation location) => Error("KNW013", location, "“-”后面没有内容", "写上内容，或删去这一行");

    public static Diagnostic WideColon(SourceLocation location) => Error("KNW014", location, "键后面用了全角冒号“：”", "改为半角冒号加一个空格“: ”");

    public static Diagnostic ColonWithoutSpace(SourceLocation location, string key) => Error("KNW014", location, $"“{key}:”后面少一个空格", $"写成“{key}: 内容”");

    public static Diagnostic BlockTooLarge(SourceLocation location) => Error("KNW015", location, "块太大，上限 64 kB", "拆成几条规则或几个用例");

    public static Diagnostic TooDeep(SourceLocation location) => Error("KNW016", location, $"嵌套太深，最多 {LineBlockReader.MaxDepth} 层", "减少一层");

    public static Diagnostic WrongShape(SourceLocation location, string key, string expected) => Error("KNW017", location, $"“{key}”的写法不对，应为{expected}");

    public static Diagnostic MissingKey(SourceLocation location, string what, string key) => Error("KNW018", location, $"{what}缺少“{key}”", $"补上“{key}: …”");

    public static Diagnostic CellCount(SourceLocation location, int found, int expected, string first)
        => Error("KNW020", location, $"“{first}”这一行有 {found} 个单元格，表头有 {expected} 个", found > expected ? "单元格里的竖线要写成 \\|；或删去多余的单元格" : "补足单元格，没有内容的写“-”");

    public static Diagnostic EmptyCell(SourceLocation location, string column)
        => Error("KNW021", location, $"列“{column}”的单元格是空的", "没有要求写“-”，不适用写“无”，未取得写“未取得”");

    public static Diagnostic Separator(SourceLocation location, string first)
        => Error("KNW022", location, $"表“{first}”的第二行应为分隔行，列数与表头相同", "例如 |---|---|");

    public static Diagnostic NearMiss(SourceLocation location, string found, string expected)
        => new("KNW023", Severity.Lint, location, $"“{found}”像是机器块但不完全一致，现在只当作说明文字", expected);

    public static Diagnostic Backticks(SourceLocation location)
        => new("KNW024", Severity.Lint, location, "公式含 *、_ 或 <，阅读器会当作排版记号", "把整个公式放进一对反引号");

    public static Diagnostic NoBody(SourceLocation location, string first) => Error("KNW019", location, $"表“{first}”没有内容行", "至少写一行，或删去这个表");

    public static Diagnostic Setext(SourceLocation location)
        => new("KNW035", Severity.Lint, location, "下划线式的标题不作标题看，后面的块不会用它作名称", "用 # 号写标题，或在横线前空一行");

    private static Diagnostic Error(string code, SourceLocation? location, string message, string? hint = null) => new(code, Severity.Error, location, message, hint);
}
