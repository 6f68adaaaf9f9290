namespace Tap.Guardrails;

/// <summary>Ids of rules that constructs acknowledge by themselves.</summary>
public static class RuleIds
{
    /// <summary>What holds data in production cannot be destroyed.</summary>
    public const string DataProtection = "TAP-DATA-1";
}
