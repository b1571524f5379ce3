using System.Reflection;
using System.Security.Cryptography;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Model;

namespace Zhudian.Advisor.Engine.Receipts;

/// <summary>Builds receipts: what makes an assessment reproducible byte for byte.</summary>
internal static class ReceiptBuilder
{
    private const int LanguageVersion = 1;

    /// <summary>Version of the engine that evaluates.</summary>
    public static string EngineVersion { get; } = typeof(ReceiptBuilder).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    /// <summary>The receipt with the hash of everything the assessment says.</summary>
    public static Receipt Build(Assessment assessment)
    {
        var context = assessment.State.Context;
        return new Receipt(
            EngineVersion,
            LanguageVersion,
            assessment.Knowledge.Hash,
            assessment.Knowledge.Files,
            context.Sheet.Sha256,
            context.Sheet.City,
            context.AsOf,
            context.Period,
            context.ComparePeriod,
            [.. context.Sheet.Choices.Contested.OrderBy(c => c.Parameter, StringComparer.Ordinal)],
            [.. context.Sheet.Choices.Attestations.OrderBy(a => a.Element, StringComparer.Ordinal).ThenBy(a => a.Date.DayNumber)],
            Convert.ToHexStringLower(SHA256.HashData(AssessmentJson.Body(assessment)))) { Settings = ReceiptSettings.Of(context.Options) };
    }
}
