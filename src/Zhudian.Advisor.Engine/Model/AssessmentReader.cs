using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Model;

/// <summary>
/// Reads values of a finished assessment for documents and pages: fields, derived quantities and lists, with the same code,
/// parameters and completeness as the evaluation. Not thread-safe.
/// </summary>
public abstract class AssessmentReader
{
    /// <summary>Rows of an entity, reference kind or conclusion kind; the empty list for a name that is none of them.</summary>
    public abstract ListValue Rows(string entity);

    /// <summary>A field, derived quantity or inverse list of a row; null for a name the row's type does not have.</summary>
    public abstract Value Read(in Value row, string member);

    /// <summary>A derived quantity with parameters: <c>断面.月值("甲", 2026, 3)</c>; null for a name the row's type does not have.</summary>
    public abstract Value Call(in Value row, string member, params ReadOnlySpan<Value> arguments);

    /// <summary>A derived quantity without an entity, or a parameter; null for an unknown name.</summary>
    public abstract Value Global(string name);
}
