using Tap.Core;

namespace Tap.Security;

/// <summary>
/// What a resource allows: <c>new Grant { Resource = ConstructId, Actions = ["sqs:SendMessage"], Arns = [Arn] }.To(function)</c>. It is
/// what the <c>Grant…</c> methods of constructs are made of.
/// </summary>
public sealed record Grant
{
    /// <summary>What the resource is called: best the id of its construct. The statement's id begins with it.</summary>
    public required string Resource { get; init => field = Guard.NotEmpty(value, "The resource of a grant"); }

    /// <summary>Which part of the resource, such as a pattern of keys. <value>Default: all of it.</value></summary>
    public string Part { get; init; } = "";

    /// <summary>The actions, such as <c>dynamodb:GetItem</c>, without wildcards.</summary>
    public required IReadOnlyList<string> Actions { get; init; }

    /// <summary>The ARNs of the resource, or of the part.</summary>
    public required IReadOnlyList<string> Arns { get; init; }

    /// <summary>The key that the resource is encrypted under, which the grantee may then use. <value>Default: none.</value></summary>
    public IEncryptionKey? EncryptionKey { get; init; }

    /// <summary>The statement's id, unless it is taken: <c>table</c>, <c>dynamodb:GetItem</c> → <c>TableGetItem</c>.</summary>
    internal string Sid => StatementId.Of(Resource, Part, Actions);

    /// <summary>Allows it. The same again changes nothing.</summary>
    /// <param name="grantee">The role, or what runs as one.</param>
    /// <exception cref="InputException">An action is missing or has a wildcard, or the resource is <c>*</c>.</exception>
    public void To(IGrantee grantee)
    {
        grantee.Role.Grant(this);
        EncryptionKey?.GrantUse(grantee);
    }
}
