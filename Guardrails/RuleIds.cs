namespace Tap.Guardrails;

/// <summary>Ids of rules that constructs acknowledge themselves.</summary>
public static class RuleIds
{
    /// <summary>Resources that hold data cannot be destroyed in production.</summary>
    public const string DataProtection = "TAP-DATA-1";
}
