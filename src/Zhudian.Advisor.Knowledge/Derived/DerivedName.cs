using System.Collections.Immutable;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Binding;
using Zhudian.Advisor.Knowledge.Building;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Reading;

namespace Zhudian.Advisor.Knowledge.Derived;

/// <summary><c>断面.均值(项目, 期)</c> taken apart.</summary>
/// <param name="Entity">Entity; null for a function or a global name.</param>
/// <param name="Name">Name without entity.</param>
/// <param name="Parameters">Parameters; null when no parentheses were written.</param>
internal sealed record DerivedName(EntityDef? Entity, string Name, ImmutableArray<TypedName>? Parameters)
{
    /// <summary>Reads it; null after reporting.</summary>
    public static DerivedName? Read(SourceText source, KnowledgeBuilder builder)
    {
        var text = source.Text;
        var open = text.IndexOfAny(['(', '（']);
        var head = source.Slice(0, open < 0 ? text.Length : open).Trim();
        if (open >= 0 && text[^1] is not (')' or '）'))
        {
            builder.Report(DerivedDiagnostics.BadName(source));
            return null;
        }

        ImmutableArray<TypedName>? parameters = null;
        if (open >= 0)
        {
            var inside = source.Slice(open + 1, text.Length - open - 2).Trim();
            var read = inside.Text.Length == 0 ? [] : TypedName.Split(inside).Select(p => TypedName.Read(p, builder, "参数")).ToList();
            if (read.Contains(null))
            {
                return null;
            }

            parameters = [.. read!];
            if (read.GroupBy(p => p!.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            {
                builder.Report(NameDiagnostics.Repeated(source, default, "参数", twice.Key));
                return null;
            }
        }

        var dot = head.Text.IndexOf('.', StringComparison.Ordinal);
        var name = dot < 0 ? head.Text : head.Text[(dot + 1)..].Trim();
        if (!Identifiers.IsIdentifier(name))
        {
            builder.Report(DerivedDiagnostics.BadName(source));
            return null;
        }

        if (dot < 0)
        {
            return new DerivedName(null, name, parameters);
        }

        var owner = head.Text[..dot].Trim();
        if (builder.Entities.TryGetValue(owner, out var entity))
        {
            return new DerivedName(entity, name, parameters);
        }

        builder.Report(DerivedDiagnostics.NoEntity(source, owner, Spelling.Hint(owner, builder.Entities.Keys)));
        return null;
    }
}
