namespace Tap.Guardrails;

/// <summary>No role decrypts with all keys of an account.</summary>
internal sealed class DecryptionNamesKeys : StatementRule
{
    private static readonly string[] Actions =
    [
        "kms:Decrypt", "kms:ReEncryptFrom", "kms:ReEncryptTo", "kms:GenerateDataKey", "kms:GenerateDataKeyPair",
        "kms:GenerateDataKeyWithoutPlaintext", "kms:GenerateDataKeyPairWithoutPlaintext", "kms:DeriveSharedSecret",
    ];

    public override string Id => "TAP-KMS-3";

    public override string Title => "Nobody decrypts with all keys";

    public override Uri Source => new("https://docs.aws.amazon.com/kms/latest/developerguide/iam-policies-best-practices.html");

    public override IReadOnlyList<Control> Controls => [Control.SecurityHub("KMS.1"), Control.SecurityHub("KMS.2")];

    public override string Exemptions =>
        "Conditions that demand an alias or a tag of the key, or an encryption context, by a value with a prefix; kms:ViaService and "
        + "aws:ResourceAccount alone leave all keys of the account. A key's own policy, whose \"*\" is that key.";

    public override string WayOut => "name the key by ARN, or add a condition on kms:ResourceAliases or aws:ResourceTag.";

    protected override bool Reads(PolicyModel policy) => policy.Kind == PolicyKind.Identity;

    protected override IEnumerable<Finding> Check(Statement statement)
    {
        var actions = statement.Actions.Where(action => Array.Exists(Actions, name => ActionPattern.Covers(action, name))).ToList();
        if (actions.Count == 0)
            return [];
        var narrowed = Narrowing.Fixes(statement, key => key == "kms:resourcealiases"
            || key.StartsWith("aws:resourcetag/", StringComparison.Ordinal)
            || key.StartsWith("kms:encryptioncontext:", StringComparison.Ordinal));
        return statement.Resources.SelectMany(key => Require(
            ArnPattern.NamesResource(key).Or(narrowed),
            statement.Policy.Resource,
            $"allows {Names(actions)} with {key} {Place(statement)}",
            $"the key {Place(statement)}",
            key,
            "the ARN of a key"));
    }
}
