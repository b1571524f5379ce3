using System.Xml.Linq;
using Zhudian.Advisor.Feel.Binding;
using Zhudian.Advisor.Feel.Compilation;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Syntax;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Exchange;

namespace Zhudian.Advisor.Knowledge.Tests.Exchange;

/// <summary>Input entries of an exported file, read by nothing but plain FEEL: words are strings there, as in another engine.</summary>
internal sealed class StandardCells
{
    private readonly List<List<string>> _rows;
    private readonly Dictionary<string, CompiledExpression> _compiled = new(StringComparer.Ordinal);

    private StandardCells(List<List<string>> rows) => _rows = rows;

    public static StandardCells Of(string xml)
    {
        XNamespace model = DmnVersion.Latest.Model;
        return new([.. XElement.Parse(xml).Descendants(model + "rule").Select(r => r.Elements(model + "inputEntry").Select(e => e.Element(model + "text")!.Value).ToList())]);
    }

    public bool Matches(int row, Value[] input) => Enumerable.Range(0, input.Length).All(c => Test(_rows[row][c], input[c]));

    private bool Test(string cell, Value value)
    {
        if (!_compiled.TryGetValue(cell, out var code))
        {
            var source = SourceText.From(cell);
            var parsed = FeelParser.ParseUnaryTests(source, ParseOptions.Plain);
            parsed.Diagnostics.Should().BeEmpty(cell);
            var bound = FeelBinder.BindUnaryTests(parsed.Root!, source, EmptyScope.Instance, FeelType.Any, BindOptions.Plain);
            bound.HasErrors.Should().BeFalse(cell);
            _compiled[cell] = code = FeelCompiler.Compile(bound.Root!, source);
        }

        var run = new EvaluationRun();
        var frame = run.Rent(Math.Max(4, code.FrameSize));
        frame.Slots[0] = value.AsText is { } text ? Value.Of(text) : value;
        return code.Evaluate(frame).IsTrue;
    }
}
