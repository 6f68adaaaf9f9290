namespace Tap.Guardrails;

/// <summary>Ids of rules that constructs acknowledge themselves.</summary>
public static class RuleIds
{
    /// <summary>Resources that hold data cannot be destroyed in production.</summary>
    public const string DataProtection = "TAP-DATA-1";

    /// <summary>In production, DynamoDB refuses to delete a table.</summary>
    public const string TableDeletionProtection = "TAP-DYNAMODB-4";

    /// <summary>A secret that was deleted can be restored.</summary>
    public const string SecretRecovery = "TAP-SECRETSMANAGER-2";
}
