using System.Text.RegularExpressions;
using HashiCorp.Cdktf.Providers.Aws.KmsAlias;
using HashiCorp.Cdktf.Providers.Aws.KmsKey;
using Tap.Core;

namespace Tap.Security;

/// <summary>Settings of an <see cref="EncryptionKey"/>.</summary>
public sealed record EncryptionKeyProps : IConstructProps
{
    /// <summary>
    /// The name of the key's alias within the naming convention, such as <c>processing</c>. <value>Default: the stack's name and the
    /// construct's id.</value>
    /// </summary>
    public string? Name { get; init; }

    /// <summary>The key's description in AWS.</summary>
    public required string Description { get; init; }

    /// <summary>
    /// The waiting period before a deleted key is gone, 7 to 30 whole days. Less than 14 days break the guardrail <c>TAP-KMS-5</c>.
    /// <value>Default: 30 days.</value>
    /// </summary>
    public TimeSpan DeletionWindow
    {
        get;
        init => field = Guard.WholeDays(value, 7, 30, "The deletion window of a key");
    } = TimeSpan.FromDays(30);

    /// <summary>
    /// What happens to the key when a plan would delete or replace it. <value>Default: <see cref="Deployment.DefaultRemoval"/>.</value>
    /// </summary>
    public Removal? Removal
    {
        get;
        init => field = value is { } removal ? Guard.Defined(removal, "The removal of a key") : null;
    }

    /// <inheritdoc/>
    public IEnumerable<string?> Problems(Deployment deployment, string id) =>
        [InputProblems.Of(() => deployment.Names.KeyAlias(deployment.NameOf(id, Name)))];
}

/// <summary>
/// A symmetric KMS key with yearly rotation and an alias. Its key policy leaves management to the account's IAM policies and lists everyone
/// who may use the key: roles, AWS services under conditions, and the account's principals, but only through the services whose resources
/// are encrypted under the key. For anything else, such as objects, a permission in IAM alone is not enough
/// (<see href="https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html"/>).
/// </summary>
public sealed partial class EncryptionKey : TapConstruct, IEncryptionKey
{
    private static readonly string[] Administration =
    [
        "kms:CancelKeyDeletion", "kms:CreateAlias", "kms:DeleteAlias", "kms:DescribeKey", "kms:DisableKey", "kms:DisableKeyRotation",
        "kms:EnableKey", "kms:EnableKeyRotation", "kms:GetKeyPolicy", "kms:GetKeyRotationStatus", "kms:ListGrants", "kms:ListKeyPolicies",
        "kms:ListResourceTags", "kms:ListRetirableGrants", "kms:PutKeyPolicy", "kms:RevokeGrant", "kms:ScheduleKeyDeletion",
        "kms:TagResource", "kms:UntagResource", "kms:UpdateAlias", "kms:UpdateKeyDescription",
    ];

    // Services such as Lambda and DynamoDB use the key on behalf of the principal that creates a function or a table under it.
    private static readonly string[] DeploymentUse =
    [
        "kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey", "kms:GenerateDataKeyWithoutPlaintext", "kms:ReEncryptFrom", "kms:ReEncryptTo",
    ];

    /// <summary>The actions that reading and writing under a key needs.</summary>
    internal static readonly string[] Use = ["kms:Decrypt", "kms:GenerateDataKey"];

    private readonly PolicyDocument policy = new();
    private readonly HashSet<IRole> users = [];
    private readonly SortedSet<string> deploymentServices = new(StringComparer.Ordinal);
    private readonly Principal account;

    /// <summary>Creates the key and its alias.</summary>
    /// <param name="scope">The parent in the construct tree.</param>
    /// <param name="id">The id, unique in its scope.</param>
    /// <param name="props">The key's settings.</param>
    /// <exception cref="InputException">KMS would reject the alias.</exception>
    public EncryptionKey(Construct scope, string id, EncryptionKeyProps props)
        : base(scope, id, props)
    {
        account = Principal.Aws($"arn:{Deployment.Partition}:iam::{Deployment.AccountId}:root");
        policy.Add(Allow("Administration", account, Administration));
        Key = new KmsKey(this, "key", new KmsKeyConfig
        {
            Description = props.Description,
            EnableKeyRotation = true,
            DeletionWindowInDays = props.DeletionWindow.Days,
            Policy = policy.ToJson(),
            Lifecycle = this.RemovalOf(props.Removal).Lifecycle(),
        });
        Arn = Key.Arn;
        Alias = new KmsAlias(this, "alias", new KmsAliasConfig
        {
            Name = Deployment.Names.KeyAlias(Deployment.NameOf(id, props.Name)),
            TargetKeyId = Key.KeyId,
        });
    }

    /// <summary>The key.</summary>
    public KmsKey Key { get; }

    /// <summary>The key's alias.</summary>
    public KmsAlias Alias { get; }

    /// <summary>The key's ARN.</summary>
    public string Arn { get; }

    /// <summary>
    /// Imports an existing key. Its key policy does not change: a grantee gets a permission in its own policy, which takes effect where the
    /// key policy delegates to the account's IAM policies, as the default key policy does
    /// (<see href="https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html"/>). To encrypt resources under it, the
    /// key's owner must allow what <see cref="IEncryptionKey.GrantDeploymentThrough"/> describes.
    /// </summary>
    /// <param name="scope">The parent in the construct tree.</param>
    /// <param name="id">The id, unique in its scope.</param>
    /// <param name="arn">The key's ARN, not an alias's ARN, or a reference to it.</param>
    /// <returns>The key.</returns>
    /// <exception cref="InputException">The text is not the ARN of a key.</exception>
    public static IEncryptionKey FromArn(Construct scope, string id, string arn) => new ImportedEncryptionKey(
        scope, id,
        Imported.Checked(arn, KeyArn, "The ARN of an imported key", "like arn:aws:kms:us-east-1:111122223333:key/…, not of an alias"));

    /// <summary>
    /// Allows a role to use the key, in the key policy: <c>kms:Decrypt</c> and <c>kms:GenerateDataKey</c>. Granting it again changes
    /// nothing.
    /// </summary>
    /// <inheritdoc cref="IEncryptionKey.GrantUse" path="/param"/>
    public void GrantUse(IGrantee grantee)
    {
        var role = grantee.Role;
        if (!users.Add(role))
            return;

        var sid = policy.FreeSid($"Use{role.StatementName}");
        policy.Add(Allow(sid, Principal.Aws(role.Arn), Use));
        Key.Policy = policy.ToJson();
    }

    /// <summary>
    /// Allows an AWS service to use the key under conditions, in the key policy: <c>kms:Decrypt</c> and <c>kms:GenerateDataKey</c>.
    /// </summary>
    /// <param name="sid">The purpose, as a part of the statement's id: letters and digits.</param>
    /// <param name="service">The service principal, such as <c>cloudwatch.amazonaws.com</c>.</param>
    /// <param name="conditions">
    /// The conditions, as in <see cref="PolicyStatement.Conditions"/>. Without <c>aws:SourceAccount</c>, the service may act on behalf of
    /// any account.
    /// </param>
    /// <exception cref="InputException">The statement's id is already used, or there is no condition.</exception>
    public void GrantService(string sid, string service, IReadOnlyList<Condition> conditions)
    {
        if (conditions.Count == 0)
            throw new InputException(
                $"Service {service} must not use a key on anybody's behalf: give the grant '{sid}' conditions, such as aws:SourceAccount.");
        policy.Add(Allow($"Use{sid}", Principal.Service(service), Use) with { Conditions = conditions });
        Key.Policy = policy.ToJson();
    }

    /// <summary>
    /// Allows principals of the account to encrypt resources of an AWS service under the key, where their own policies allow it, too. The
    /// service uses the key on their behalf, and creates grants for itself, limited by <c>kms:GrantIsForAWSResource</c>
    /// (<see href="https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-grant-is-for-aws-resource"/>).
    /// Tables and functions call this method themselves. Granting it to a service again changes nothing.
    /// </summary>
    /// <param name="service">The service, such as <c>dynamodb</c>.</param>
    public void GrantDeploymentThrough(string service)
    {
        if (!deploymentServices.Add(Endpoint(service)))
            return;

        var through = Condition.StringEquals("kms:ViaService", [.. deploymentServices]);
        policy.Set(Allow("DeploymentThroughServices", account, DeploymentUse) with { Conditions = [through] });
        var grants = Allow("GrantsThroughServices", account, ["kms:CreateGrant"]);
        policy.Set(grants with { Conditions = [through, Condition.Bool("kms:GrantIsForAWSResource", true)] });
        Key.Policy = policy.ToJson();
    }

    /// <summary>
    /// Allows principals of the account to decrypt through one AWS service, where their own policies allow <c>kms:Decrypt</c>, too: for
    /// example operators who read a dead-letter queue.
    /// </summary>
    /// <param name="service">The service, such as <c>sqs</c>.</param>
    /// <exception cref="InputException">It is already allowed for this service.</exception>
    public void GrantDecryptThrough(string service)
    {
        policy.Add(Allow($"DecryptThrough{StatementId.Of(service, "", [])}", account, ["kms:Decrypt"]) with
        {
            Conditions = [Condition.StringEquals("kms:ViaService", Endpoint(service))],
        });
        Key.Policy = policy.ToJson();
    }

    private string Endpoint(string service) => $"{service}.{Deployment.Settings.Region}.amazonaws.com";

    private static PolicyStatement Allow(string sid, Principal principal, IReadOnlyList<string> actions) => new()
    {
        Sid = sid,
        Principals = [principal],
        Actions = actions,
        // In a key policy, this is the key itself.
        Resources = ["*"],
    };

    [GeneratedRegex(@"\Aarn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+\z")]
    private static partial Regex KeyArn { get; }
}
