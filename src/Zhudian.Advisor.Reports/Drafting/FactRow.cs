using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Text;
using Zhudian.Advisor.Reports.Editions;

namespace Zhudian.Advisor.Reports.Drafting;

/// <summary>One row of the sheet as a template sees it.</summary>
public sealed class FactRow(Assessment assessment, Value row, PublicWording? wording = null)
{
    /// <summary>The row itself, for calls and comparisons.</summary>
    public Value Row { get; } = row;

    /// <summary>Key of the row.</summary>
    public string Key => Row.As<RowSource>()!.KeyOf(Row.RowIndex);

    /// <summary>Printed member: field or derived quantity; an absent fact prints （缺）.</summary>
    public string this[string member] => ValueFormatter.Format(Get(member), FieldFormat.Of(Row, member));

    /// <summary>Value of a member; in the public edition what may be printed for it.</summary>
    public Value Get(string member) => Printed(member, assessment.Reader.Read(Row, member));

    /// <summary>Printed derived quantity of one text parameter.</summary>
    public string CallText(string member, string argument) => ValueFormatter.Format(Call(member, Value.Of(argument)), ValueFormat.Default);

    /// <summary>Value of a derived quantity with parameters.</summary>
    public Value Call(string member, params ReadOnlySpan<Value> arguments) => Printed(member, assessment.Reader.Call(Row, member, arguments), arguments);

    private Value Printed(string member, Value value, params ReadOnlySpan<Value> arguments) => wording?.Of(Row, member, value, arguments) ?? value;
}
