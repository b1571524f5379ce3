namespace Zhudian.Advisor.Knowledge.Model;

/// <summary>核验 (RULES.md §13), strongest first; a conclusion carries the weakest on its proof.</summary>
public enum VerificationStatus
{
    /// <summary>已核验</summary>
    Verified,

    /// <summary>地方认定 (an attestation with a document number)</summary>
    LocallyAdopted,

    /// <summary>专家核定 (an attestation with name, unit, reason, date, city and term)</summary>
    ExpertAttested,

    /// <summary>部分核验</summary>
    PartlyVerified,

    /// <summary>推算</summary>
    Derived,

    /// <summary>未核验</summary>
    Unverified,

    /// <summary>未取得</summary>
    NotObtained,
}
