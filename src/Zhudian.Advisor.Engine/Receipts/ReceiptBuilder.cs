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

    /// <summary>Everything but the hash of the conclusions.</summary>
    public static Receipt Blank(EvaluationEngine engine, RunContext context)
        => new(
            EngineVersion,
            LanguageVersion,
            engine.Knowledge.Hash,
            engine.Knowledge.Files,
            context.Sheet.Sha256,
            context.Sheet.City,
            context.AsOf,
            context.Period,
            context.ComparePeriod,
            [.. context.Sheet.Choices.Contested.OrderBy(c => c.Parameter, StringComparer.Ordinal)],
            [.. context.Sheet.Choices.Attestations.OrderBy(a => a.Element, StringComparer.Ordinal).ThenBy(a => a.Date)],
            string.Empty);

    /// <summary>The receipt with the hash of everything the assessment says.</summary>
    public static Receipt Seal(Assessment assessment)
        => assessment.Receipt with { ConclusionsHash = Convert.ToHexStringLower(SHA256.HashData(AssessmentJson.Body(assessment))) };
}
