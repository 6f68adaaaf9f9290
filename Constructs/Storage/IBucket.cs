using Tap.Core;
using Tap.Security;

namespace Tap.Storage;

/// <summary>A bucket: a <see cref="SecureBucket"/>, or an imported one (<see cref="SecureBucket.FromName"/>).</summary>
public interface IBucket
{
    /// <summary>The bucket's name.</summary>
    string Name { get; }

    /// <summary>The bucket's ARN.</summary>
    string Arn { get; }

    /// <summary>
    /// The resource to depend on so that the bucket is private and encrypted first; <see langword="null"/> for an imported bucket.
    /// </summary>
    ITerraformDependable? Configured { get; }

    /// <summary>Allows a grantee these actions on objects of the bucket, and the use of the bucket's key when it has one.</summary>
    /// <param name="grantee">The role, or a construct that runs as one.</param>
    /// <param name="keys">The objects' keys, as an ARN pattern: <c>inbox/*</c>, or <c>*</c> for all.</param>
    /// <param name="actions">Actions on objects, such as <c>s3:GetObject</c>.</param>
    /// <exception cref="InputException">An action has a wildcard.</exception>
    void GrantObjects(IGrantee grantee, string keys, params IReadOnlyList<string> actions);

    /// <summary>
    /// Allows a grantee to list the bucket: <c>s3:ListBucket</c>. Without this permission, S3 answers "access denied" for a missing object
    /// (<see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html#API_GetObject_RequestSyntax"/>), so that the grantee
    /// cannot distinguish a missing object from a missing permission.
    /// </summary>
    /// <param name="grantee">The role, or a construct that runs as one.</param>
    void GrantList(IGrantee grantee);
}
