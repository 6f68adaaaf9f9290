using System.Text.RegularExpressions;
using HashiCorp.Cdktf.Providers.Aws.AppautoscalingPolicy;
using HashiCorp.Cdktf.Providers.Aws.AppautoscalingTarget;
using HashiCorp.Cdktf.Providers.Aws.DynamodbTable;
using Tap.Core;
using Tap.Guardrails;
using Tap.Security;

namespace Tap.Storage;

/// <summary>Settings of a <see cref="KeyValueTable"/>.</summary>
public sealed record KeyValueTableProps : IConstructProps
{
    /// <summary>
    /// The table's name within the naming convention, such as <c>sessions</c>. <value>Default: the stack's name and the construct's
    /// id.</value>
    /// </summary>
    public string? Name { get; init; }

    /// <summary>The partition key.</summary>
    public required TableKey PartitionKey { get; init; }

    /// <summary>The sort key. <value>Default: none.</value></summary>
    public TableKey? SortKey { get; init; }

    /// <summary>
    /// The attribute with the expiry time, in seconds since 1970, after which DynamoDB deletes an item. <value>Default: none, items do not
    /// expire.</value>
    /// </summary>
    public string? TimeToLiveAttribute { get; init; }

    /// <summary>The KMS key that encrypts the table. <value>Default: none, the AWS-managed key <c>aws/dynamodb</c>.</value></summary>
    public IEncryptionKey? EncryptionKey { get; init; }

    /// <summary>Provisioned capacity with autoscaling. <value>Default: none, the table is on-demand.</value></summary>
    public AutoscaledCapacity? Capacity { get; init; }

    /// <summary>
    /// What happens to the table when a plan would delete or replace it. <value>Default: <see cref="Deployment.DefaultRemoval"/>.</value>
    /// </summary>
    public Removal? Removal
    {
        get;
        init => field = value is { } removal ? Guard.Defined(removal, "The removal of a table") : null;
    }

    /// <inheritdoc/>
    public IEnumerable<string?> Problems(Deployment deployment, string id) =>
    [
        InputProblems.Of(() => deployment.Names.Table(deployment.NameOf(id, Name))),
        .. new[] { PartitionKey.Name, SortKey?.Name, TimeToLiveAttribute }.OfType<string>()
            .Where(attribute => attribute.Length is 0 or > 255)
            .Select(attribute => $"an attribute has a name of {attribute.Length} characters, but must have 1 to 255"),
        PartitionKey.Name == SortKey?.Name
            ? $"'{PartitionKey.Name}' is both its partition and its sort key: give it two attributes"
            : null,
        TimeToLiveAttribute == PartitionKey.Name || (TimeToLiveAttribute is not null && TimeToLiveAttribute == SortKey?.Name)
            ? $"'{TimeToLiveAttribute}' is a key and the time to live: keep the time in an attribute of its own"
            : null,
        Capacity?.Problem,
    ];
}

/// <summary>
/// A DynamoDB table, encrypted under a KMS key whose use CloudTrail records, with point-in-time recovery, and with deletion protection
/// according to its <see cref="Removal"/>
/// (<see href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/best-practices-security.html"/>).
/// </summary>
public sealed partial class KeyValueTable : TapConstruct, ITable
{
    private readonly IEncryptionKey? key;

    /// <summary>Creates the table.</summary>
    /// <param name="scope">The parent in the construct tree.</param>
    /// <param name="id">The id, unique in its scope.</param>
    /// <param name="props">The table's settings.</param>
    /// <exception cref="InputException">DynamoDB would reject name, keys or capacity; the message lists all problems.</exception>
    public KeyValueTable(Construct scope, string id, KeyValueTableProps props)
        : base(scope, id, props)
    {
        key = props.EncryptionKey;
        key?.GrantDeploymentThrough("dynamodb");
        Table = new DynamodbTable(this, "table", Config(props, this.RemovalOf(props.Removal)));
        this.AcknowledgeDestruction(props.Removal, RuleIds.TableDeletionProtection);
        Name = Table.Name;
        Arn = Table.Arn;
        (ScalingTargets, ScalingPolicies) = props.Capacity?.Apply(this) ?? ([], []);
    }

    /// <summary>The table itself.</summary>
    public DynamodbTable Table { get; }

    /// <summary>The scalable targets for reads and for writes; none of a table on demand.</summary>
    public IReadOnlyList<AppautoscalingTarget> ScalingTargets { get; }

    /// <summary>The scaling policies for reads and for writes; none of a table on demand.</summary>
    public IReadOnlyList<AppautoscalingPolicy> ScalingPolicies { get; }

    /// <summary>The table's name, as a reference, so that Terraform creates the table before resources that use it.</summary>
    public string Name { get; }

    /// <summary>The table's ARN.</summary>
    public string Arn { get; }

    /// <summary>Imports an existing table of this account and region.</summary>
    /// <param name="scope">The parent in the construct tree.</param>
    /// <param name="id">The id, unique in its scope.</param>
    /// <param name="name">The table's name, or a reference to one.</param>
    /// <param name="key">
    /// The key that encrypts the table; grantees may use it, too. <value>Default: none, for tables under a key of DynamoDB or of
    /// AWS.</value>
    /// </param>
    /// <returns>The table.</returns>
    /// <exception cref="InputException">The text is not the name of a table.</exception>
    public static ITable FromName(Construct scope, string id, string name, IEncryptionKey? key = null) => new ImportedTable(
        scope, id, null,
        Imported.Checked(name, TableName, "The name of an imported table", "3 to 255 letters, digits, dots, hyphens and underscores"), key);

    /// <summary>
    /// Imports an existing table of any account and region; a table's policy in another account must allow the role, too.
    /// </summary>
    /// <param name="scope">The parent in the construct tree.</param>
    /// <param name="id">The id, unique in its scope.</param>
    /// <param name="arn">The table's ARN, or a reference to one.</param>
    /// <param name="key">The same as for <see cref="FromName"/>.</param>
    /// <returns>The table.</returns>
    /// <exception cref="InputException">The text is not the ARN of a table.</exception>
    public static ITable FromArn(Construct scope, string id, string arn, IEncryptionKey? key = null)
    {
        Imported.Checked(arn, TableArn, "The ARN of an imported table", "like arn:aws:dynamodb:us-east-1:111122223333:table/name");
        return new ImportedTable(scope, id, arn, Imported.LastPart(arn), key);
    }

    /// <inheritdoc/>
    public void Grant(IGrantee grantee, params IReadOnlyList<string> actions) =>
        new Grant { Resource = ConstructId, Actions = actions, Arns = [Arn], EncryptionKey = key }.To(grantee);

    private DynamodbTableConfig Config(KeyValueTableProps props, Removal removal) => new()
    {
        Name = Deployment.Names.Table(Deployment.NameOf(ConstructId, props.Name)),
        HashKey = props.PartitionKey.Name,
        RangeKey = props.SortKey?.Name,
        Attribute = new[] { props.PartitionKey, props.SortKey }
            .OfType<TableKey>()
            .Select(key => new DynamodbTableAttribute { Name = key.Name, Type = key.Type == TableKeyType.Number ? "N" : "S" })
            .ToArray(),
        BillingMode = props.Capacity is null ? "PAY_PER_REQUEST" : "PROVISIONED",
        ReadCapacity = props.Capacity?.Minimum,
        WriteCapacity = props.Capacity?.Minimum,
        Ttl = props.TimeToLiveAttribute is { } attribute ? new DynamodbTableTtl { AttributeName = attribute, Enabled = true } : null,
        PointInTimeRecovery = new DynamodbTablePointInTimeRecovery { Enabled = true },
        ServerSideEncryption = new DynamodbTableServerSideEncryption { Enabled = true, KmsKeyArn = props.EncryptionKey?.Arn },
        DeletionProtectionEnabled = removal != Removal.Destroy,
        // Terraform must not reset the capacity that autoscaling has set.
        Lifecycle = removal.Lifecycle(props.Capacity is null ? [] : ["read_capacity", "write_capacity"]),
    };

    [GeneratedRegex(@"\A[A-Za-z0-9_.-]{3,255}\z")]
    private static partial Regex TableName { get; }

    [GeneratedRegex(@"\Aarn:aws[a-z-]*:dynamodb:[a-z0-9-]+:[0-9]{12}:table/[A-Za-z0-9_.-]{3,255}\z")]
    private static partial Regex TableArn { get; }
}
