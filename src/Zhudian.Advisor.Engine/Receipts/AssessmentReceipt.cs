using Zhudian.Advisor.Engine.Model;

namespace Zhudian.Advisor.Engine.Receipts;

/// <summary>The receipt of an assessment.</summary>
public static class AssessmentReceipt
{
    extension(Assessment assessment)
    {
        /// <summary>What makes it reproducible; the hash of the conclusions is computed when first asked for, racing threads may compute it twice.</summary>
        public Receipt Receipt => assessment.KnownReceipt ??= ReceiptBuilder.Build(assessment);
    }
}
