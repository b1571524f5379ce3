using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Binding;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Reading;

namespace Zhudian.Advisor.Knowledge.Tables.Binding;

/// <summary>Header of a decision table: hit policy, inputs, → outputs, reserved columns (RULES.md §6).</summary>
internal sealed record TableHeader(HitPolicy Policy, ImmutableArray<HeaderColumn> Inputs, ImmutableArray<HeaderColumn> Outputs, int GroupColumn, int NoteColumn)
{
    private static readonly string[] Reserved = [.. AttributeReader.Inherited, "备注"];

    /// <summary>Reads it; null after reporting.</summary>
    public static TableHeader? Read(RawTable table, string name, KnowledgeBuilder builder)
    {
        HitPolicyText.TryRead(table.Header[0].Text, out var policy);
        var inputs = ImmutableArray.CreateBuilder<HeaderColumn>();
        var outputs = ImmutableArray.CreateBuilder<HeaderColumn>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var (group, note, ok) = (-1, -1, true);
        for (var i = 1; i < table.Header.Length; i++)
        {
            var source = table.Header[i].Source;
            if (Reserved.Contains(source.Text, StringComparer.Ordinal) && outputs.Count > 0)
            {
                note = source.Text == "备注" ? i : note;
                continue;
            }

            if (source.Text == "组" && outputs.Count > 0)
            {
                ok &= policy == HitPolicy.Sum || Report(builder, TableDiagnostics.GroupOnlyInSum(source));
                group = i;
                continue;
            }

            var isOutput = source.Text.StartsWith('→');
            var text = isOutput ? source.TrimFrom(1) : source;
            if (TypedName.Read(text, builder, isOutput ? "输出" : "输入") is not { } typed)
            {
                ok = false;
                continue;
            }

            if (!isOutput && outputs.Count > 0)
            {
                ok = Report(builder, TableDiagnostics.InputAfterOutput(source, typed.Name));
            }
            else if (!seen.Add(typed.Name))
            {
                ok = Report(builder, NameDiagnostics.Repeated(text, new TextSpan(0, text.Text.Length), "列", typed.Name));
            }

            (isOutput ? outputs : inputs).Add(new HeaderColumn(i, typed));
        }

        if (ok && inputs.Count == 0)
        {
            ok = Report(builder, TableDiagnostics.NoInputs(table.Location, name));
        }

        if (outputs.Count > 1 && policy is HitPolicy.Sum or HitPolicy.Count or HitPolicy.Min or HitPolicy.Max)
        {
            ok = Report(builder, TableDiagnostics.OneOutput(table.Location, name, HitPolicyText.Of(policy)));
        }

        return ok && outputs.Count > 0 ? new TableHeader(policy, inputs.ToImmutable(), outputs.ToImmutable(), group, note) : null;
    }

    private static bool Report(KnowledgeBuilder builder, Diagnostic diagnostic)
    {
        builder.Report(diagnostic);
        return false;
    }
}

/// <summary>An input or output column of a header.</summary>
internal sealed record HeaderColumn(int Column, TypedName Name);
