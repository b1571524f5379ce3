using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Facts;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Functions;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Loading;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Methods;

namespace Zhudian.Advisor.Engine.Tests.Support;

/// <summary>Small knowledge bases and sheets written in the test itself.</summary>
internal static class City
{
    public static readonly DateOnly Day = new(2026, 11, 21);

    private const string Front = "---\n标题: 试\n语言版本: 1\n核验: 已核验\n---\n# 试\n\n";

    private const string Sources = """
        ## 来源
        种类：参考
        键：编号

        | 字段 | 类型 |
        |---|---|
        | 编号 | 文本 |

        ## 来源表
        | 来源.编号 |
        |---|
        | GB1 |
        | GB2 |

        """;

    public static KnowledgeBase Knowledge(params string[] files)
    {
        var texts = files.Select((text, i) => ($"f{i}.md", text.StartsWith("---", StringComparison.Ordinal) ? text : Front + text)).Append(("来源.md", Front + Sources));
        var result = KnowledgeLoader.Load(texts, LoadOptions.Default with { Functions = FunctionLibrary.Knowledge.With(MethodLibrary.All) });
        result.Knowledge.Should().NotBeNull(string.Join('\n', result.Diagnostics.Where(d => d.Severity == Severity.Error)));
        return result.Knowledge!;
    }

    public static EvaluationEngine Engine(params string[] files) => new(Knowledge(files));

    public static FactSheetBuilder Sheet(this EvaluationEngine engine) => new(engine.Knowledge, Day);

    public static Assessment Evaluate(this EvaluationEngine engine, FactSheetBuilder builder, EvaluationOptions? options = null) => engine.Evaluate(builder.Make(), options);

    public static FactSheet Make(this FactSheetBuilder builder)
    {
        var result = builder.Build();
        result.Sheet.Should().NotBeNull(string.Join('\n', result.Diagnostics));
        return result.Sheet!;
    }

    /// <summary>A row; null = 无, "?" = blank.</summary>
    public static FactSheetBuilder Row(this FactSheetBuilder builder, string entity, params (string Field, object? Value)[] cells)
        => builder.Add(entity, [.. cells.Where(c => c.Value is not "?").Select(c => (c.Field, Of(c.Value)))]);

    public static IEnumerable<string> Ids(this Assessment assessment) => assessment.Conclusions.Select(c => c.Id);

    private static Value Of(object? value) => value switch
    {
        null => Value.Null,
        bool b => Value.Of(b),
        int i => Value.Of((decimal)i),
        double d => Value.Of((decimal)d),
        decimal m => Value.Of(m),
        _ => Value.Of((string)value),
    };
}
