using System.Collections.Immutable;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Model;

/// <summary>What an evaluation took otherwise than sheet and rules say (what-if, flips, cases): its conclusions are not those of the sheet. Ordinal order.</summary>
/// <param name="Facts">Facts set otherwise.</param>
/// <param name="Parameters">Parameters set outright.</param>
/// <param name="GivenDerived">Derived quantities given instead of computed.</param>
/// <param name="OnlyRules">The only rules that ran; null = all.</param>
public sealed record ReceiptSettings(
    ImmutableArray<KeyValuePair<string, Value>> Facts, ImmutableArray<KeyValuePair<string, Value>> Parameters, ImmutableArray<GivenDerived> GivenDerived, ImmutableArray<string>? OnlyRules)
{
    /// <summary>Settings of an evaluation; null when it took everything from sheet and rules.</summary>
    public static ReceiptSettings? Of(EvaluationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return !options.SetsFacts && !options.SetsParameters && options.GivenDerived.IsDefaultOrEmpty && options.OnlyRules is null
            ? null
            : new ReceiptSettings(
                [.. options.Facts.Select(f => KeyValuePair.Create(f.Key.ToString(), f.Value)).OrderBy(f => f.Key, StringComparer.Ordinal)],
                [.. options.Parameters.OrderBy(p => p.Key, StringComparer.Ordinal)],
                options.GivenDerived.IsDefault ? [] : [.. options.GivenDerived.OrderBy(d => d.Derived, StringComparer.Ordinal).ThenBy(d => d.RowKey, StringComparer.Ordinal)],
                options.OnlyRules is { } only ? [.. only.Order(StringComparer.Ordinal)] : null);
    }
}
