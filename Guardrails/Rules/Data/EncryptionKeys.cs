namespace Tap.Guardrails;

/// <summary>What is known of the KMS keys that resources name.</summary>
internal static class EncryptionKeys
{
    private const string ManagedByAws = "alias/aws/";

    // Of an alias, an ARN, and the id of a key of several regions; any other id is a UUID.
    private static readonly string[] Beginnings = ["alias/", "arn:", "mrk-"];

    /// <summary>Returns whether a key is named in a way that AWS knows: a variable without a default may bring none.</summary>
    /// <param name="key">The key, by id, ARN or alias.</param>
    public static Proof IsGiven(Value key) => Proofs.All(key.Alternatives, one => one.Kind switch
    {
        ValueKind.Unknown => Proofs.Of(one.References.Any(reference => StackModel.IsResource(reference.Block))).Or(Proof.Unproven),
        _ => Proofs.Of(one.Text is { } text && IsKey(text)),
    });

    private static bool IsKey(string text) => Guid.TryParse(text, out _)
        || Array.Exists(Beginnings, beginning => text.StartsWith(beginning, StringComparison.Ordinal));

    /// <summary>Returns whether a key is one of the account's own, and none that AWS manages for a service.</summary>
    /// <param name="stack">The stack, whose data sources may stand for the key.</param>
    /// <param name="key">The key, by id, ARN or alias.</param>
    public static Proof IsCustomerManaged(StackModel stack, Value key) => Proofs.All(
        IsGiven(key),
        Proofs.All(key.Alternatives, one => Proofs.Of(one.Parts.All(IsNotManagedByAws))),
        Proofs.All(key.References, reference => IsCustomerManaged(stack, reference)));

    private static Proof IsCustomerManaged(StackModel stack, Reference reference) => Proofs.All(
        stack.Data("aws_kms_alias", "aws_kms_key").Where(data => data.Address == reference.Address),
        data => data[data.Type == "aws_kms_alias" ? "name" : "key_id"].Is(IsNotManagedByAws));

    private static bool IsNotManagedByAws(Value key) => key.Text?.Contains(ManagedByAws, StringComparison.Ordinal) != true;
}
