using Zhudian.Advisor.Feel.Syntax;
using Zhudian.Advisor.Feel.Types;

namespace Zhudian.Advisor.Feel.Binding;

/// <summary>Written types.</summary>
internal sealed partial class Binder
{
    private static readonly Dictionary<string, FeelType> BuiltInTypes = new(StringComparer.Ordinal)
    {
        ["Any"] = FeelType.Any,
        ["Null"] = FeelType.Null,
        ["number"] = FeelType.Number,
        ["string"] = FeelType.String,
        ["boolean"] = FeelType.Boolean,
        ["date"] = FeelType.Date,
        ["time"] = FeelType.Time,
        ["date and time"] = FeelType.DateTime,
        ["days and time duration"] = FeelType.DaysTimeDuration,
        ["years and months duration"] = FeelType.YearsMonthsDuration,
        ["context"] = FeelType.Context,
        ["list"] = FeelType.ListOf(FeelType.Any),
        ["range"] = new RangeType(FeelType.Any),
    };

    /// <summary>The type meant; null after reporting when there is none.</summary>
    private FeelType? ResolveType(TypeSyntax syntax)
    {
        if (syntax.Arguments is null)
        {
            if (BuiltInTypes.TryGetValue(syntax.Name, out var type) || (_options.Types?.TryGetValue(syntax.Name, out type) ?? false))
            {
                return type;
            }

            var near = NearestName.Find(syntax.Name, BuiltInTypes.Keys.Concat(_options.Types?.Keys ?? []));
            Problem("FEL037", syntax.Span, $"未知类型“{syntax.Name}”", near is null ? $"可用：{string.Join("、", BuiltInTypes.Keys)}" : $"是否为“{near}”");
            return null;
        }

        var arguments = new List<FeelType>();
        foreach (var argument in syntax.Arguments)
        {
            if (ResolveType(argument) is not { } type)
            {
                return null;
            }

            arguments.Add(type);
        }

        switch (syntax.Name)
        {
            case "list" when arguments.Count == 1:
                return FeelType.ListOf(arguments[0]);
            case "range" when arguments.Count == 1:
                return new RangeType(arguments[0]);
            case "context":
                return new ContextType(syntax.EntryNames!.Zip(arguments).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal));
            case "function" when syntax.Result is not null:
                return ResolveType(syntax.Result) is { } result ? new FunctionType(arguments, result) : null;
            default:
                Problem("FEL037", syntax.Span, $"类型 {syntax.Name}<…> 的参数个数不对", "如 list<number>、range<date>、function<number> -> number");
                return null;
        }
    }
}
