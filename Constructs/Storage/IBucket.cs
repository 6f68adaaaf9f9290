using Tap.Core;
using Tap.Security;

namespace Tap.Storage;

/// <summary>A bucket: a <see cref="SecureBucket"/>, or one from elsewhere (<see cref="SecureBucket.FromName"/>).</summary>
public interface IBucket
{
    /// <summary>Its name.</summary>
    string Name { get; }

    /// <summary>Its ARN.</summary>
    string Arn { get; }

    /// <summary>What to depend on to find it closed and encrypted; <see langword="null"/> where it is not made here.</summary>
    ITerraformDependable? Configured { get; }

    /// <summary>
    /// Allows a grantee these actions on the bucket's objects, or on some of them, and the use of the bucket's key where it has one.
    /// </summary>
    /// <param name="grantee">The role, or what runs as one.</param>
    /// <param name="keys">Which objects, as an ARN pattern: <c>inbox/*</c>, or <c>*</c> for all.</param>
    /// <param name="actions">Actions on objects: <c>s3:GetObject</c>.</param>
    /// <exception cref="InputException">An action has a wildcard.</exception>
    void GrantObjects(IGrantee grantee, string keys, params IReadOnlyList<string> actions);

    /// <summary>
    /// Allows a grantee to list the bucket: <c>s3:ListBucket</c>. Who may not list is told "access denied" when an object is not there
    /// (<see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html#API_GetObject_RequestSyntax"/>), and cannot tell a
    /// missing object from a missing permission.
    /// </summary>
    /// <param name="grantee">The role, or what runs as one.</param>
    void GrantList(IGrantee grantee);
}
