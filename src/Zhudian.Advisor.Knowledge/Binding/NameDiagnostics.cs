using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Knowledge.Binding;

/// <summary>Findings about names and scopes (NAM001–NAM019).</summary>
internal static class NameDiagnostics
{
    public static Diagnostic Shadows(SourceLocation location, string what, string name, string other)
        => new("NAM001", Severity.Error, location, $"{what}“{name}”与{other}同名", "换一个名称：同一处不得有两个含义");

    public static Diagnostic NotIdentifier(SourceText source, TextSpan span, string what, string name)
        => Diagnostic.Error("NAM002", source, span, $"{what}“{name}”不能作名称", "名称以文字开头，只含文字、数字和下划线；写法如 pH、PM25、总磷均值");

    public static Diagnostic Ambiguous(SourceText source, TextSpan span, string name, string other)
        => Diagnostic.Error("NAM003", source, span, $"“{name}”既是本行的字段，又是{other}", $"写 本.{name}");

    public static Diagnostic ByDatumOnly(SourceText source, TextSpan span, string name)
        => Diagnostic.Error("NAM004", source, span, $"参数“{name}”只能按数据的日期取值", $"写 {name}(按日: x.日期)");

    public static Diagnostic TooDeep(SourceLocation location, string name)
        => new("NAM005", Severity.Error, location, $"派生量“{name}”经过太多层派生量才能定出类型", "给中间的派生量写明“类型”");

    public static Diagnostic BadTypedName(SourceText source, string text)
        => Diagnostic.Error("NAM006", source, new TextSpan(0, text.Length), $"“{text}”读不出名称、单位和类型", "写成 名、名 (单位)、名 : 类型 或 名 (单位) : 类型");

    public static Diagnostic Repeated(SourceText source, TextSpan span, string what, string name)
        => Diagnostic.Error("NAM007", source, span, $"{what}“{name}”重复");

    public static Diagnostic RunTimeName(SourceText source, TextSpan span, string name, string type)
        => Diagnostic.Error("NAM008", source, span, $"{type}没有“{name}”", "检查名称；有全部输入的行才能整行作参数");
}
